/*
 * The words by which a notice says who does what: labels before a list of names (“牵头单位：”) and
 * phrases behind one (“…按职责分工负责”). All patterns run on folded text.
 */

/** What a list of agencies is said to do. */
export type Role = 'lead' | 'cooperating' | 'responsible' | 'guiding';

/** What a label announces: the agencies of a role, a time limit, or something of no interest. */
export type Label = Role | 'deadline' | 'person' | 'other';

const BODY = '(?:单位|部门|处室|科室|机构|主体|地区|县区|区县|县市区|方)';
const BODIES = `${BODY}(?:(?:和|及|、|\\(?)${BODY}\\)?)?`;

const CHINESE: ReadonlyArray<readonly [Label, string]> = [
  [
    'person',
    '(?:责任|牵头|分管|挂钩|包保|联系|市级|市|省|县|区|主管|配合)(?:负责)?(?:市|县|区|省)?(?:领导(?!小组)|责任人)(?:同志)?|责任人(?:员)?|负责人|联系人|联络员|经办人',
  ],
  [
    'deadline',
    '(?:完成|办结|推进|落实|时间|工作|任务完成|计划完成)(?:时限|时间|期限|节点|进度|日期)(?:要求|安排)?|(?:时限|时间|进度)(?:要求|安排|节点)?|期限',
  ],
  [
    'lead',
    `(?:总?牵头|主责|主办|主要负责|主要责任|第一责任|首要责任|牵头责任|牵头负责|责任牵头|主要牵头)${BODIES}|牵头|主办|主责`,
  ],
  [
    'cooperating',
    `(?:责任)?(?:配合|协办|协同|协作|协助|协同配合|参与|参加|参与配合|支持|会办|共同|其他|其他责任|配合责任|协同责任)${BODIES}|配合|协办|参与|协助|协同`,
  ],
  ['guiding', `(?:业务)?(?:指导|督导|督办|监督|监管|督促指导|督促|协调)${BODIES}|指导`],
  [
    'responsible',
    `(?:责任|负责|承办|实施|落实|责任落实|责任实施|工作责任|主体责任|执行|完成|主管|承担|组织实施|组织|任务|建设|具体责任|具体实施)${BODIES}|责任分工|任务分工|职责分工|责任|负责|承办`,
  ],
];

const ENGLISH_BODY =
  '(?:agency|agencies|departments?|ministry|ministries|body|bodies|organi[sz]ations?|partners?|units?|entity|entities|authority|authorities|institutions?|part(?:y|ies)|offices?|stakeholders?|responsibility)';
const ENGLISH: ReadonlyArray<readonly [Label, string]> = [
  [
    'deadline',
    '(?:due|target|completion|delivery|end) ?(?:date|by)?|deadline|time ?(?:frame|line|scale|ing)|by when|when|date|complete by|completion',
  ],
  ['person', 'contact(?: person| officer)?|senior responsible (?:owner|officer)|minister'],
  [
    'lead',
    `(?:lead|leading|led|lead(?:ing)? (?:and )?responsible|primary|principal)(?: ${ENGLISH_BODY})?(?: \\(?${ENGLISH_BODY}\\)?)?|led by|leads?|lead/owner`,
  ],
  [
    'cooperating',
    `(?:contributing|contributors?|support(?:ing|ed)?|co-?operating|co-?operation|collaborating|collaborators?|partners?|partner(?:ing|ed)?|participating|other|involved|associated|delivery|key|consulted|assisting|co-?ordinating with)(?: ${ENGLISH_BODY}){0,2}|supported by|support|with|working with|in (?:partnership|collaboration|co-?operation|consultation) with|together with|others? involved`,
  ],
  [
    'responsible',
    `responsib(?:le|ility)(?: ${ENGLISH_BODY})?|(?:implementing|accountable|owning|delivering)(?: ${ENGLISH_BODY})?|owners?|owned by|who|agency|agencies|implementers?`,
  ],
];

/** “省级牵头单位”: of which level, which changes nothing. */
const LEVEL = '(?:[省市区县州盟旗镇乡](?:级|直)|本级|主要)?';
const ANY_CHINESE = `${LEVEL}(?:${CHINESE.map(([, words]) => words).join('|')})`;

/** No Chinese label begins or ends with another character; a bracket may follow it. */
export const LABEL_CHARACTERS: ReadonlySet<string> = new Set(ANY_CHINESE);

const LABELS = [...CHINESE, ...ENGLISH].map(
  ([label, words]) => [label, new RegExp(`^${LEVEL}(?:${words})$`, 'i')] as const,
);

/** What the words before a colon, or at the head of a column, announce; undefined for any others. */
export function labelOf(words: string): Label | undefined {
  const plain = words.replace(/\s+/g, /[a-z]/i.test(words) ? ' ' : '').trim();
  if (plain === '' || plain.length > 40) return undefined;
  return exactLabel(plain) ?? exactLabel(plain.replace(/\(.*\)$/, '').trim());
}

function exactLabel(words: string): Label | undefined {
  const last = words.charAt(words.length - 1);
  if (last > '\u007f' && !(LABEL_CHARACTERS.has(last) && LABEL_CHARACTERS.has(words.charAt(0))))
    return undefined;
  for (const [label, pattern] of LABELS) if (pattern.test(words)) return label;
  return undefined;
}

/** Every Chinese label as it may stand at the beginning of a part of a clause. */
export const LABEL_START = new RegExp(
  `^\\(?(${ANY_CHINESE})(?:\\([^()]{1,8}\\))?(?: ?[:)] ?:?|为:?| +|(?=[*★☆※▲△●])|(?<=单位|部门)(?=[\\u4e00-\\u9fff]))`,
);
/** As `LABEL_START` for English, where only a colon ends a label. */
export const ENGLISH_LABEL_START = new RegExp(
  `^(${ENGLISH.map(([, words]) => words).join('|')}) ?:`,
  'i',
);

/** Labels of running text, followed by a colon or closed like a bracket. */
export const LABEL_IN_TEXT = new RegExp(`(${ANY_CHINESE})(?:\\([^()\\n]{1,8}\\))? ?[:)]`, 'g');
/** The same, right at its `lastIndex`. */
export const LABEL_HERE = new RegExp(LABEL_IN_TEXT.source, 'y');

/** Phrases behind a list of names, in the order in which they are tried. */
const SUFFIXES: ReadonlyArray<readonly [Role, RegExp]> = [
  [
    'lead',
    /(?:共同|联合|分别|负责|总|统一|按(?:照)?(?:各自)?职责(?:分工)?|分工)*牵头(?:抓总|并|负责|落实|组织|实施|推进|办理|协调|承办|会同|抓落实|督促|统筹)*$|(?:为|作为|是)(?:主要)?(?:牵头|主办|主责)(?:责任)?(?:单位|部门)$|(?:负责)?主办$|主责$|抓总$|为主(?:负责|落实)?$/,
  ],
  [
    'cooperating',
    /(?:共同|积极|分别|协同|协助|参与|协作|密切|做好|予以|给予|负责|按(?:照)?(?:各自)?职责(?:分工)?|按(?:照)?分工|联合)*(?:配合|协助|协同|参与|参加|协办|支持|协作)(?:落实|实施|负责|做好|推进|工作|完成)*$|(?:为|作为|是)(?:配合|协办|参与|协助)(?:责任)?(?:单位|部门)$/,
  ],
  [
    'guiding',
    /(?:负责|加强|给予|业务|分别|共同|按(?:照)?职责(?:分工)?)*(?:指导|督促|督导|督办|监督|监管|统筹|统筹协调|协调|调度)(?:指导|督促|督导|监督|协调|落实|推进|推动|实施|负责|调度)*$/,
  ],
  [
    'responsible',
    /(?:(?:按照?|依据?|根据|依照|照)?(?:各自)?(?:职责|职能|责任|任务)(?:和)?(?:分工|职责|范围)?|(?:按照?|依据?|根据)分工|各自|共同|分别|分工|分头|联合|具体|组织|切实|抓好|做好|全面|统筹|主体|依法|属地|予以)*(?:负责|落实|实施|承办|推进|办理|贯彻|执行|承担|抓落实|组织落实|完成|开展)+(?:工作|到位)?$|(?:按照?|依据?|根据|依照)(?:各自)?(?:职责|职能)(?:分工|职责)?$|(?:为|作为|是)(?:共同)?(?:责任|负责|落实|承办)(?:单位|部门|主体)$/,
  ],
];

const ENGLISH_SUFFIXES: ReadonlyArray<readonly [Role, RegExp]> = [
  ['lead', / \(?(?:to )?leads?\)?$| leading$/i],
  ['cooperating', / \(?(?:to )?(?:support|supporting|assist|contribute)s?\)?$/i],
  ['responsible', / (?:is|are|to be) (?:jointly )?responsible$/i],
];

/** No Chinese phrase ends with another character. */
const SUFFIX_CHARACTERS: ReadonlySet<string> = new Set(
  SUFFIXES.map(([, pattern]) => pattern.source).join(''),
);

/** The phrase at the end of a list, if one stands there: its role, and where it begins. */
export function suffixOf(words: string): { role: Role; from: number } | undefined {
  const last = words.charAt(words.length - 1);
  if (last > '\u007f' && !SUFFIX_CHARACTERS.has(last)) return undefined;
  const from = Math.max(0, words.length - 40);
  const end = words.slice(from);
  for (const [role, pattern] of last > '\u007f' ? SUFFIXES : ENGLISH_SUFFIXES) {
    const match = pattern.exec(end);
    if (match) return { role, from: from + match.index };
  }
  return undefined;
}

/** A clause without a label holds one of these, or it is none. */
export const ROLE_HINT =
  /牵头|负责|配合|落实|实施|指导|会同|主办|承办|协办|参与|职责|责任|单位|部门|主责|[Ll]ead|[Rr]esponsib|[Ss]upport/;

/** Between the one who leads and those it does it with: “甲部会同乙部”. */
export const TOGETHER =
  /会同|会商|联合(?=各|有关|相关|市|省|区|县)|,? (?:supported by|together with|in (?:consultation|co-?operation|collaboration|partnership) with|working with|with) /;

/** A star in front of a name, or behind it. */
export const STAR =
  /^[*\u2605\u2606\u203b\u25b2\u25b3\u25cf\u25c6]|[*\u2605\u2606\u203b\u25b2\u25b3\u25cf\u25c6]$/;
