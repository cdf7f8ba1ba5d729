/** Streets of generated addresses. */
export const streets = [
  ...[
    "Alder Street",
    "Beacon Road",
    "Canal Walk",
    "Chestnut Row",
    "Cooper Lane",
    "Ferry Street",
    "Foundry Way",
  ],
  ...["Granary Lane", "Harbor Road", "Heron Court", "Juniper Avenue", "Lantern Street", "Meadow Lane"],
  ...["Mill Pond Road", "Orchard Row", "Quarry Street", "Sycamore Avenue", "Tannery Street", "Windmill Road"],
] as const;

/** Cities of generated addresses, with state and the first three digits of their postal codes. */
export const cities = [
  ["Albany", "NY", "122"],
  ["Asheville", "NC", "288"],
  ["Boise", "ID", "837"],
  ["Burlington", "VT", "054"],
  ["Des Moines", "IA", "503"],
  ["Duluth", "MN", "558"],
  ["Eugene", "OR", "974"],
  ["Fresno", "CA", "937"],
  ["Knoxville", "TN", "379"],
  ["Lincoln", "NE", "685"],
  ["Madison", "WI", "537"],
  ["Omaha", "NE", "681"],
  ["Providence", "RI", "029"],
  ["Santa Fe", "NM", "875"],
  ["Savannah", "GA", "314"],
  ["Spokane", "WA", "992"],
  ["Tucson", "AZ", "857"],
  ["Tulsa", "OK", "741"],
] as const;
