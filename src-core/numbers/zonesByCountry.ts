/**
 * The IANA zones of each country and territory that has phone numbers (ISO), the likeliest first. Where clocks agree
 * all the year one zone stands for all, and zones where hardly anybody lives (Galapagos, Chatham) are left out: a choice
 * between two is asked of an agent at each call. Only names that the runtimes have known for years.
 */
export function zonesOfCountry(country: string): readonly string[] {
  const several = Object.hasOwn(SEVERAL_ZONES, country) ? SEVERAL_ZONES[country] : undefined;
  if (several !== undefined) return several;
  if (!/^[A-Z]{2}$/.test(country)) return [];
  for (const [part, places] of Object.entries(ONE_ZONE)) {
    const words = places.split(/\s+/);
    const at = words.indexOf(country);
    if (at !== -1) return [`${part}/${words[at + 1] ?? ''}`];
  }
  return [];
}

/** By part of the world: country and place, one after the other. */
const ONE_ZONE: Readonly<Record<string, string>> = {
  Africa: `
    AO Luanda BF Ouagadougou BI Bujumbura BJ Porto-Novo BW Gaborone CF Bangui CG Brazzaville
    CI Abidjan CM Douala DJ Djibouti DZ Algiers EG Cairo EH El_Aaiun ER Asmara ET Addis_Ababa
    GA Libreville GH Accra GM Banjul GN Conakry GQ Malabo GW Bissau KE Nairobi LR Monrovia LS Maseru
    LY Tripoli MA Casablanca ML Bamako MR Nouakchott MW Blantyre MZ Maputo NA Windhoek NE Niamey
    NG Lagos RW Kigali SD Khartoum SL Freetown SN Dakar SO Mogadishu SS Juba ST Sao_Tome SZ Mbabane
    TD Ndjamena TG Lome TN Tunis TZ Dar_es_Salaam UG Kampala ZA Johannesburg ZM Lusaka ZW Harare`,
  America: `
    AG Antigua AI Anguilla AR Argentina/Buenos_Aires AW Aruba BB Barbados BL St_Barthelemy BO La_Paz
    BQ Kralendijk BS Nassau BZ Belize CO Bogota CR Costa_Rica CU Havana CW Curacao DM Dominica
    DO Santo_Domingo EC Guayaquil GD Grenada GF Cayenne GL Nuuk GP Guadeloupe GT Guatemala GY Guyana
    HN Tegucigalpa HT Port-au-Prince JM Jamaica KN St_Kitts KY Cayman LC St_Lucia MF Marigot
    MQ Martinique MS Montserrat NI Managua PA Panama PE Lima PM Miquelon PR Puerto_Rico PY Asuncion
    SR Paramaribo SV El_Salvador SX Lower_Princes TC Grand_Turk TT Port_of_Spain UY Montevideo
    VC St_Vincent VE Caracas VG Tortola VI St_Thomas`,
  Arctic: `
    SJ Longyearbyen`,
  Asia: `
    AE Dubai AF Kabul AM Yerevan AZ Baku BD Dhaka BH Bahrain BN Brunei BT Thimphu CN Shanghai
    CY Nicosia GE Tbilisi HK Hong_Kong IL Jerusalem IN Kolkata IQ Baghdad IR Tehran JO Amman JP Tokyo
    KG Bishkek KH Phnom_Penh KP Pyongyang KR Seoul KW Kuwait KZ Almaty LA Vientiane LB Beirut
    LK Colombo MM Yangon MO Macau MY Kuala_Lumpur NP Kathmandu OM Muscat PH Manila PK Karachi
    PS Hebron QA Qatar SA Riyadh SG Singapore SY Damascus TH Bangkok TJ Dushanbe TL Dili TM Ashgabat
    TW Taipei UZ Tashkent VN Ho_Chi_Minh YE Aden`,
  Atlantic: `
    AC St_Helena BM Bermuda CV Cape_Verde FK Stanley FO Faroe IS Reykjavik SH St_Helena TA St_Helena`,
  Europe: `
    AD Andorra AL Tirane AT Vienna AX Mariehamn BA Sarajevo BE Brussels BG Sofia BY Minsk CH Zurich
    CZ Prague DE Berlin DK Copenhagen EE Tallinn FI Helsinki FR Paris GB London GG Guernsey
    GI Gibraltar GR Athens HR Zagreb HU Budapest IE Dublin IM Isle_of_Man IT Rome JE Jersey LI Vaduz
    LT Vilnius LU Luxembourg LV Riga MC Monaco MD Chisinau ME Podgorica MK Skopje MT Malta
    NL Amsterdam NO Oslo PL Warsaw RO Bucharest RS Belgrade SE Stockholm SI Ljubljana SK Bratislava
    SM San_Marino TR Istanbul UA Kyiv VA Vatican XK Belgrade`,
  Indian: `
    CC Cocos CX Christmas IO Chagos KM Comoro MG Antananarivo MU Mauritius MV Maldives RE Reunion
    SC Mahe YT Mayotte`,
  Pacific: `
    AS Pago_Pago CK Rarotonga FJ Fiji GU Guam KI Tarawa MH Majuro MP Saipan NC Noumea NF Norfolk
    NR Nauru NU Niue NZ Auckland PF Tahiti PW Palau SB Guadalcanal TK Fakaofo TO Tongatapu TV Funafuti
    VU Efate WF Wallis WS Apia`,
};

const SEVERAL_ZONES: Readonly<Record<string, readonly string[]>> = {
  AU: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth', 'Australia/Adelaide', 'Australia/Darwin'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco'],
  CA: [
    'America/Toronto',
    'America/Vancouver',
    'America/Edmonton',
    'America/Winnipeg',
    'America/Halifax',
    'America/St_Johns',
  ],
  CD: ['Africa/Kinshasa', 'Africa/Lubumbashi'],
  CL: ['America/Santiago', 'America/Punta_Arenas'],
  ES: ['Europe/Madrid', 'Atlantic/Canary'],
  FM: ['Pacific/Pohnpei', 'Pacific/Chuuk'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  MN: ['Asia/Ulaanbaatar', 'Asia/Hovd'],
  MX: ['America/Mexico_City', 'America/Tijuana', 'America/Hermosillo', 'America/Cancun'],
  PG: ['Pacific/Port_Moresby', 'Pacific/Bougainville'],
  PT: ['Europe/Lisbon', 'Atlantic/Azores'],
  RU: [
    'Europe/Moscow',
    'Asia/Yekaterinburg',
    'Europe/Samara',
    'Asia/Novosibirsk',
    'Asia/Irkutsk',
    'Asia/Vladivostok',
    'Asia/Omsk',
    'Asia/Yakutsk',
    'Europe/Kaliningrad',
    'Asia/Sakhalin',
    'Asia/Kamchatka',
  ],
  US: [
    'America/New_York',
    'America/Chicago',
    'America/Los_Angeles',
    'America/Denver',
    'America/Anchorage',
    'Pacific/Honolulu',
  ],
};
