/** Given names of generated people. */
export const firstNames = [
  ...["Adele", "Akira", "Amara", "Anton", "Beatriz", "Bilal", "Bruno", "Camila", "Caspar", "Celine"],
  ...["Dalia", "Darius", "Edith", "Elio", "Esther", "Farid", "Fiona", "Gideon", "Greta", "Hana"],
  ...["Hector", "Ilse", "Imran", "Ines", "Jasper", "Jolene", "Kaito", "Keira", "Lars", "Leila"],
  ...["Linus", "Lucia", "Magnus", "Maren", "Mateo", "Mina", "Nadia", "Niko", "Odette", "Orson"],
  ...["Paloma", "Petra", "Quentin", "Rania", "Ravi", "Rosa", "Samir", "Selma", "Silas", "Tamara"],
  ...["Teo", "Thea", "Ulrich", "Uma", "Viktor", "Willa", "Xenia", "Yara", "Yusuf", "Zora"],
] as const;

/** Family names of generated people. */
export const lastNames = [
  ...["Abara", "Adler", "Albrecht", "Amari", "Banerjee", "Barros", "Becker", "Bianchi", "Bloom", "Brandt"],
  ...["Calder", "Castell", "Cerny", "Dahl", "Delgado", "Duarte", "Eklund", "Engel", "Farrow", "Ferrante"],
  ...["Fischer", "Galvan", "Gerber", "Grantham", "Haddad", "Halloran", "Hofer", "Ibarra", "Ishida", "Jansen"],
  ...["Joubert", "Kaplan", "Kaur", "Keller", "Kovacs", "Lambert", "Larkin", "Lindqvist", "Lombardi", "Mbeki"],
  ...["Meridew", "Moretti", "Nakata", "Navarro", "Novak", "Okafor", "Olsen", "Orlov", "Pascal", "Pereira"],
  ...["Quist", "Rahimi", "Reyes", "Rosen", "Sato", "Schreiber", "Silva", "Soto", "Tanaka", "Tessier"],
  ...["Thorne", "Ueda", "Vance", "Varga", "Velasco", "Wahl", "Weiss", "Winther", "Yilmaz", "Zeller"],
] as const;
