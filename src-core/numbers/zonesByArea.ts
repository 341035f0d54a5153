/**
 * Zones by area code, in the countries where the code says so: what the national number begins with, and the zones
 * there, the likeliest first. Codes that are not here (mobile and free numbers, new codes) may be anywhere in the
 * country. A number says where it was given out; people move and take it along.
 */
export function zonesOfArea(country: string, nationalNumber: string): readonly string[] | null {
  const areas = Object.hasOwn(AREAS, country) ? (AREAS[country] ?? []) : [];
  let longest = '';
  let found: readonly string[] | null = null;
  for (const [prefixes, zones] of areas) {
    for (const prefix of prefixes.split(/\s+/)) {
      if (prefix.length <= longest.length || !nationalNumber.startsWith(prefix)) continue;
      longest = prefix;
      found = zones.split(' ');
    }
  }
  return found;
}

type Areas = readonly (readonly [prefixes: string, zones: string])[];

/** One plan for both countries and the same row for all of a zone; where a code lies in two, the larger part is first. */
const NORTH_AMERICA: Areas = [
  [
    `201 202 203 207 212 215 216 220 223 227 229 231 234 239 240 248 252 260 267 269 272 276 283 301 302 304 305 313
     315 317 321 324 326 329 330 332 336 339 347 351 352 363 380 386 401 404 407 410 412 413 419 423 434 436 440 443
     445 463 470 472 475 478 484 502 508 513 516 517 518 540 551 561 567 570 571 574 582 585 586 603 606 607 609 610
     614 616 617 624 631 640 645 646 656 667 678 680 681 686 689 703 704 706 716 717 718 724 727 728 732 734 740 743
     754 757 762 765 770 771 772 774 781 786 802 803 804 810 813 814 821 826 828 835 838 839 843 845 848 854 856 857
     859 860 862 863 864 865 878 904 908 910 912 914 917 919 929 934 937 941 943 947 948 954 959 973 978 980 984 989`,
    'America/New_York',
  ],
  ['812 906 930', 'America/New_York America/Chicago'],
  [
    `205 210 214 217 218 219 224 225 228 251 254 256 262 274 281 309 312 314 316 318 319 320 325 327 331 334 337 346
     353 361 402 405 409 414 417 430 432 447 464 469 471 479 501 504 507 512 515 531 534 539 557 563 572 573 580 601
     608 612 615 618 620 629 630 636 641 651 659 660 662 682 708 712 713 715 726 729 730 731 737 763 769 773 779 785
     806 815 816 817 830 832 847 861 870 872 901 903 913 918 920 924 931 936 938 940 945 952 956 972 975 979 985`,
    'America/Chicago',
  ],
  ['270 364 448 850', 'America/Chicago America/New_York'],
  ['308 605 701', 'America/Chicago America/Denver'],
  ['303 385 406 435 505 575 719 720 801 915 970 983 307', 'America/Denver'],
  ['208 986', 'America/Boise America/Los_Angeles'],
  ['480 520 602 623 928', 'America/Phoenix'],
  [
    `206 209 213 253 279 310 323 341 350 360 369 408 415 424 425 442 458 503 509 510 530 541 559 562 564 619 626 628
     650 657 661 669 702 707 714 725 738 747 760 775 805 818 820 831 840 858 909 916 925 949 951 971`,
    'America/Los_Angeles',
  ],
  ['907', 'America/Anchorage'],
  ['808', 'Pacific/Honolulu'],
  [
    `226 249 263 289 343 354 365 367 382 416 418 437 438 450 468 514 519 548 579 581 613 647 683 705 742 753 819 873
     905 942`,
    'America/Toronto',
  ],
  ['807', 'America/Toronto America/Winnipeg'],
  ['204 431 584', 'America/Winnipeg'],
  ['306 474 639', 'America/Regina'],
  ['368 403 587 780 825', 'America/Edmonton'],
  ['236 604 672 778', 'America/Vancouver'],
  ['250', 'America/Vancouver America/Edmonton'],
  ['782 902', 'America/Halifax'],
  ['428 506', 'America/Moncton'],
  ['709 879', 'America/St_Johns'],
  ['867', 'America/Whitehorse America/Edmonton America/Iqaluit America/Rankin_Inlet'],
];

const AREAS: Readonly<Record<string, Areas>> = {
  US: NORTH_AMERICA,
  CA: NORTH_AMERICA,
  RU: [
    // Fixed lines are Moscow's time but for those below; 8 and 9 are free and mobile numbers.
    ['3 4', 'Europe/Moscow'],
    ['401', 'Europe/Kaliningrad'],
    ['341 846 848', 'Europe/Samara'],
    ['842', 'Europe/Ulyanovsk'],
    ['845', 'Europe/Saratov'],
    ['851', 'Europe/Astrakhan'],
    ['81 82 83 84 85 86 87', 'Europe/Moscow'],
    ['844', 'Europe/Volgograd'],
    ['342 343 345 346 347 349 351 352 353', 'Asia/Yekaterinburg'],
    ['381', 'Asia/Omsk'],
    ['383', 'Asia/Novosibirsk'],
    ['385 388', 'Asia/Barnaul'],
    ['382', 'Asia/Tomsk'],
    ['384', 'Asia/Novokuznetsk'],
    ['390 391 394', 'Asia/Krasnoyarsk'],
    ['301 395', 'Asia/Irkutsk'],
    ['302', 'Asia/Chita'],
    ['411 416', 'Asia/Yakutsk'],
    ['421 423 426', 'Asia/Vladivostok'],
    ['413', 'Asia/Magadan'],
    ['424', 'Asia/Sakhalin'],
    ['415', 'Asia/Kamchatka'],
    ['427', 'Asia/Anadyr'],
  ],
  AU: [
    ['2', 'Australia/Sydney'],
    ['3', 'Australia/Melbourne'],
    ['36', 'Australia/Hobart'],
    ['7', 'Australia/Brisbane'],
    ['86 89', 'Australia/Perth'],
    ['87 88', 'Australia/Adelaide'],
    ['889', 'Australia/Darwin'],
  ],
  BR: [
    // States of the coast keep their own zones, because summer time has come and gone in each by itself.
    ['1 2 3 4 51 53 54 55 61 62 64', 'America/Sao_Paulo'],
    ['63', 'America/Araguaina'],
    ['65 66', 'America/Cuiaba'],
    ['67', 'America/Campo_Grande'],
    ['68', 'America/Rio_Branco'],
    ['69', 'America/Porto_Velho'],
    ['71 73 74 75 77', 'America/Bahia'],
    ['79 82', 'America/Maceio'],
    ['81 87', 'America/Recife'],
    ['83 84 85 86 88 89 98 99', 'America/Fortaleza'],
    ['91 94 96', 'America/Belem'],
    ['93', 'America/Santarem'],
    ['92 97', 'America/Manaus'],
    ['95', 'America/Boa_Vista'],
  ],
  ID: [
    ['2 3 6 7', 'Asia/Jakarta'],
    ['36 37 38', 'Asia/Makassar'],
    ['4', 'Asia/Makassar'],
    ['53 56', 'Asia/Pontianak'],
    ['51 52', 'Asia/Makassar Asia/Pontianak'],
    ['54 55', 'Asia/Makassar'],
    ['9', 'Asia/Jayapura'],
  ],
  MX: [
    ['2 3 4 5 6 7 8 9', 'America/Mexico_City'],
    ['616 646 658 661 663 664 665 686', 'America/Tijuana'],
    ['612 613 615 624 667 668 669 672 673 687 694 695 696 697 698', 'America/Mazatlan'],
    ['311 319 323 324 325 327 389', 'America/Mazatlan'],
    ['622 623 631 632 633 634 637 638 641 642 643 644 645 647 651 653 662', 'America/Hermosillo'],
    ['614 621 625 626 627 628 629 635 636 639 648 649 652 659', 'America/Chihuahua'],
    ['656', 'America/Ciudad_Juarez'],
    ['867 868 877 878 899', 'America/Matamoros'],
    ['983 984 987 998', 'America/Cancun'],
  ],
  // Landlines only; mobile numbers may be on the islands.
  ES: [
    ['8 9', 'Europe/Madrid'],
    ['822 828 922 928', 'Atlantic/Canary'],
  ],
  PT: [
    ['2 7 8', 'Europe/Lisbon'],
    ['291', 'Atlantic/Madeira'],
    ['292 295 296', 'Atlantic/Azores'],
  ],
  CL: [
    ['2 3 4 5 6 7', 'America/Santiago'],
    ['61 67', 'America/Punta_Arenas'],
  ],
};
