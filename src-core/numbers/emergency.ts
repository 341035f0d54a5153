/**
 * What counts: numbers of those who come, or stay on the line, when life or safety is in danger (police, fire, ambulance,
 * rescue at sea, lines against suicide and violence), and the doctors on duty for the night. A call to one by mistake
 * takes the place of somebody in danger. Not: directories, breakdown services, banks that block cards.
 *
 * By ISO country of the phone that dials, because such numbers are only reached from inside. Countries that are not
 * here have at least those of `EVERYWHERE`.
 */
const BY_COUNTRY: Readonly<Record<string, string>> = {
  AE: '901 997 998 999',
  AR: '100 101 107 911',
  AT: '122 128 133 140 141 142 144 147',
  AU: '000 106',
  BD: '999',
  BE: '100 101 103 106 107 110',
  BR: '188 190 192 193 199',
  CA: '988',
  CH: '117 118 143 144 147 1414',
  CI: '110 111 180 185',
  CL: '131 132 133',
  CN: '110 119 120 122',
  CZ: '150 155 156 158',
  DE: '110 116117',
  DK: '114',
  DZ: '14 17 1055 1548',
  EG: '122 123 180',
  ES: '016 024 061 062 080 085 091 092',
  GB: '101 105 111 999 116123',
  GR: '100 108 166 199',
  HK: '999',
  HR: '192 193 194 195',
  HU: '104 105 107',
  ID: '110 113 118 119',
  IE: '999',
  IL: '100 101 102',
  IN: '100 101 102 108',
  IT: '113 114 115 117 118 1522 1530',
  JP: '110 118 119',
  KE: '999',
  KR: '113 119',
  LU: '113',
  MA: '15 19 150 177',
  MY: '999',
  NG: '199',
  NL: '113',
  NO: '110 113',
  NZ: '111',
  PE: '105 106 116',
  PK: '15 1122',
  PL: '997 998 999',
  RS: '192 193 194',
  RU: '101 102 103 104',
  SA: '997 998 999',
  SG: '995 999',
  SI: '113',
  SK: '150 155 158',
  SN: '15 17 18',
  TH: '191 199 1669',
  TN: '190 193 197 198',
  UA: '101 102 103 104',
  US: '988',
  VN: '113 114 115',
  ZA: '10111 10177',
};
/**
 * Ambulance, police, fire, deaf callers, social rescue, missing and endangered children, doctors on duty, terror,
 * sea, air; 3114 is the line against suicide, 3919 the one against violence to women.
 */
const FRANCE = '15 17 18 114 115 116000 116117 119 191 196 197 3114 3919';
const FRENCH = ['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF'];
/** Mobile networks take both for an emergency, wherever they are; whose numbers they really are. */
const EVERYWHERE: Readonly<Record<string, readonly string[]>> = {
  112: [
    ...['FR', 'GP', 'MQ', 'GF', 'RE', 'YT', 'PM', 'BL', 'MF', 'GB', 'DE', 'ES', 'IT', 'BE', 'CH', 'AT', 'BG'],
    ...['CY', 'CZ', 'DK', 'EE', 'FI', 'GR', 'HR', 'HU', 'IE', 'IN', 'IS', 'KR', 'LI', 'LT', 'LU', 'LV', 'MC'],
    ...['MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'RS', 'RU', 'SE', 'SI', 'SK', 'TR', 'UA', 'ZA'],
  ],
  911: ['US', 'CA', 'AR', 'CR', 'DO', 'EC', 'JO', 'MX', 'PA', 'PH', 'PR', 'PY', 'SA', 'SV', 'UY', 'VE'],
};

/** Where calls by mistake come from most, before the rest of the world in the order of its codes. */
const LIKELIEST = ['FR', 'GB', 'DE', 'US', 'CA', 'ES', 'IT', 'BE', 'CH'];
const ALL = [...new Set([...LIKELIEST, ...Object.keys(BY_COUNTRY)])];
/** Most phone systems begin to count their extensions here; abroad, such digits are meant for one of them. */
const FIRST_EXTENSIONS = /^10\d$/;

/**
 * The countries (ISO) where digits look like an emergency call: `country`, where they are dialled, alone if it is one
 * of its own, else all others, the likeliest first; none if they do not look like one. In the country itself also with the
 * digit that many phone systems want for an outside line in front (0 or 9). An extension that looks so is meant, too:
 * dialled without its phone system, it is one.
 */
export function emergencyCountries(digits: string, country: string): readonly string[] {
  const here = emergenciesIn(country).split(' ');
  const withoutPrefix =
    digits.startsWith('0') || /^9\d{3}/.test(digits) ? [digits, digits.slice(1)] : [digits];
  for (const dialled of withoutPrefix) {
    if (dialled !== '' && here.includes(dialled)) return [country];
    const owners = Object.hasOwn(EVERYWHERE, dialled) ? (EVERYWHERE[dialled] ?? []) : [];
    if (owners.length > 0) return owners.includes(country) ? [country] : owners;
  }
  if (FIRST_EXTENSIONS.test(digits)) return [];
  return ALL.filter((other) => digits !== '' && emergenciesIn(other).split(' ').includes(digits));
}

function emergenciesIn(country: string): string {
  if (FRENCH.includes(country)) return FRANCE;
  return Object.hasOwn(BY_COUNTRY, country) ? (BY_COUNTRY[country] ?? '') : '';
}
