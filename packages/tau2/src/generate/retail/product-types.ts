/** A kind of goods: its name, what it costs at least and at most, and what there is to choose. */
export type ProductType = readonly [
  name: string,
  lowest: number,
  highest: number,
  options: Readonly<Record<string, readonly string[]>>,
];

const clothes = ["XS", "S", "M", "L", "XL"];
const bright = ["red", "yellow", "green", "blue"];
const muted = ["black", "grey", "navy", "olive"];
const woods = ["oak", "walnut", "birch"];
const metals = ["steel", "brass", "copper"];

/** What generated shops sell. */
export const productTypes: readonly ProductType[] = [
  ["Accordion File", 9, 26, { pockets: ["6", "12", "24"], color: bright, closure: ["elastic", "zip"] }],
  ["Alarm Clock", 14, 60, { dial: ["round", "square"], color: muted, sound: ["bell", "chime", "radio"] }],
  ["Apron", 15, 40, { fabric: ["linen", "cotton", "denim"], color: muted, length: ["short", "long"] }],
  ["Archery Set", 80, 260, { draw: ["light", "medium", "heavy"], hand: ["left", "right"], wood: woods }],
  ["Baking Tin", 8, 35, { shape: ["loaf", "round", "square"], size: ["small", "medium", "large"] }],
  ["Bath Towel", 12, 48, { size: ["hand", "bath", "sauna"], color: bright, weave: ["terry", "waffle"] }],
  ["Beanie", 12, 36, { yarn: ["wool", "cotton", "cashmere"], color: muted, cuff: ["plain", "folded"] }],
  [
    "Bird Feeder",
    16,
    55,
    { type: ["tube", "tray", "suet"], material: ["cedar", "metal", "recycled plastic"] },
  ],
  [
    "Board Game",
    20,
    75,
    { players: ["2", "2 to 4", "3 to 6"], level: ["family", "expert"], edition: ["classic", "travel"] },
  ],
  ["Bread Box", 25, 80, { material: ["bamboo", "enamel", "tin"], color: ["white", "cream", "sage"] }],
  [
    "Camping Tent",
    90,
    380,
    {
      persons: ["1", "2", "4"],
      season: ["summer", "three seasons", "winter"],
      color: ["orange", "green", "sand"],
    },
  ],
  ["Candle Holder", 10, 45, { metal: metals, height: ["low", "tall"], finish: ["polished", "brushed"] }],
  ["Cheese Board", 18, 70, { wood: woods, shape: ["round", "long"], knives: ["none", "two", "four"] }],
  ["Chess Set", 25, 150, { wood: woods, size: ["pocket", "club", "tournament"], board: ["folding", "flat"] }],
  [
    "Climbing Rope",
    70,
    220,
    { length: ["40 m", "60 m", "70 m"], diameter: ["9 mm", "10 mm"], coating: ["dry", "plain"] },
  ],
  ["Coat Rack", 30, 120, { wood: woods, hooks: ["4", "6", "8"], mount: ["wall", "standing"] }],
  [
    "Compost Bin",
    25,
    110,
    { volume: ["10 l", "60 l", "200 l"], color: ["green", "black"], lid: ["hinged", "loose"] },
  ],
  [
    "Cutting Mat",
    11,
    42,
    { size: ["A4", "A3", "A2"], color: ["green", "pink", "grey"], grid: ["metric", "inch"] },
  ],
  ["Dish Rack", 18, 65, { tiers: ["one", "two"], material: ["steel", "bamboo"], color: ["white", "black"] }],
  [
    "Door Mat",
    14,
    50,
    { fiber: ["coir", "jute", "rubber"], size: ["small", "wide"], pattern: ["plain", "striped"] },
  ],
  [
    "Drawing Tablet",
    60,
    340,
    { size: ["small", "medium", "large"], pen: ["wired", "wireless"], color: ["black", "white"] },
  ],
  ["Duffel Bag", 35, 140, { volume: ["30 l", "50 l", "90 l"], color: muted, fabric: ["canvas", "nylon"] }],
  [
    "Field Binoculars",
    70,
    420,
    { power: ["8x", "10x", "12x"], lens: ["32 mm", "42 mm"], color: ["black", "olive"] },
  ],
  [
    "Fountain Pen",
    18,
    160,
    { nib: ["fine", "medium", "broad"], ink: ["cartridge", "piston"], color: bright },
  ],
  [
    "Garden Shears",
    15,
    60,
    { blade: ["straight", "wavy"], length: ["short", "long"], handle: ["ash", "rubber"] },
  ],
  ["Hammock", 35, 130, { width: ["single", "double"], fabric: ["cotton", "parachute silk"], color: bright }],
  [
    "Hand Mixer",
    25,
    95,
    { power: ["300 W", "500 W"], color: ["white", "red", "mint"], hooks: ["one pair", "two pairs"] },
  ],
  ["Harmonica", 15, 90, { key: ["A", "C", "G"], type: ["diatonic", "chromatic"], comb: ["wood", "plastic"] }],
  ["Jewelry Box", 22, 95, { wood: woods, drawers: ["2", "3", "5"], lining: ["velvet", "felt"] }],
  ["Kite", 14, 85, { shape: ["diamond", "delta", "box"], lines: ["one", "two"], color: bright }],
  [
    "Knife Set",
    40,
    260,
    { pieces: ["3", "5", "7"], steel: ["carbon", "stainless"], block: ["wood", "magnetic"] },
  ],
  ["Lunch Box", 12, 45, { compartments: ["1", "2", "3"], material: ["steel", "glass"], color: bright }],
  [
    "Microscope",
    70,
    360,
    { zoom: ["400x", "1000x", "1600x"], light: ["mirror", "lamp"], camera: ["included", "none"] },
  ],
  ["Music Stand", 18, 80, { metal: metals, desk: ["folding", "solid"], height: ["desk", "floor"] }],
  ["Oven Gloves", 10, 34, { fabric: ["cotton", "silicone"], length: ["short", "long"], color: bright }],
  [
    "Picnic Blanket",
    20,
    70,
    {
      size: ["two persons", "four persons"],
      back: ["waterproof", "plain"],
      pattern: ["tartan", "dots", "plain"],
    },
  ],
  [
    "Plant Pot",
    8,
    60,
    {
      material: ["clay", "ceramic", "zinc"],
      diameter: ["12 cm", "20 cm", "30 cm"],
      color: ["white", "terracotta", "grey"],
    },
  ],
  ["Rain Jacket", 45, 190, { size: clothes, color: muted, hood: ["fixed", "removable"] }],
  [
    "Reading Lamp",
    25,
    130,
    { mount: ["clip", "desk", "floor"], light: ["warm", "neutral"], color: ["white", "black", "brass"] },
  ],
  ["Record Player", 90, 420, { drive: ["belt", "direct"], speakers: ["built in", "none"], wood: woods }],
  [
    "Roller Skates",
    45,
    170,
    { size: ["36", "38", "40", "42"], color: bright, wheels: ["indoor", "outdoor"] },
  ],
  [
    "Salad Bowl",
    16,
    75,
    {
      material: ["glass", "olive wood", "ceramic"],
      diameter: ["20 cm", "26 cm", "32 cm"],
      servers: ["included", "none"],
    },
  ],
  [
    "Sewing Kit",
    12,
    55,
    { pieces: ["40", "80", "120"], case: ["tin", "leather", "cloth"], threads: ["cotton", "silk"] },
  ],
  [
    "Shower Curtain",
    13,
    45,
    { width: ["120 cm", "180 cm"], pattern: ["waves", "leaves", "plain"], rings: ["included", "none"] },
  ],
  [
    "Sleeping Bag",
    50,
    260,
    { filling: ["down", "fiber"], comfort: ["10 C", "0 C", "-10 C"], zip: ["left", "right"] },
  ],
  [
    "Snow Globe",
    14,
    60,
    { scene: ["village", "forest", "harbor"], size: ["small", "large"], music: ["included", "none"] },
  ],
  [
    "Ukulele",
    40,
    240,
    { size: ["soprano", "concert", "tenor"], wood: ["mahogany", "koa"], strings: ["nylon", "carbon"] },
  ],
  ["Umbrella Stand", 22, 90, { metal: metals, shape: ["round", "square"], height: ["45 cm", "60 cm"] }],
  [
    "Weather Station",
    35,
    190,
    { display: ["color", "plain"], sensors: ["1", "2", "3"], power: ["battery", "mains"] },
  ],
  [
    "Wool Blanket",
    40,
    180,
    {
      size: ["130 x 170", "150 x 200", "200 x 220"],
      wool: ["merino", "alpaca"],
      pattern: ["plain", "herringbone"],
    },
  ],
];
