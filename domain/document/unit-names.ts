/*
 * What names of agencies look like, and how a list of them comes apart. All patterns run on folded
 * text.
 */

const SUFFIX =
  '部|委|办|室|厅|局|院|署|行|会|社|司|处|科|所|站|队|团|联|馆|台|厂|港|校|组|中心|公司|集团|企业|政府|公署|海关|大学|资本|基地|省|市|县|区|州|盟|旗|乡|镇|街道|地区|地方|各地|单位|部门|机构|组织|平台|专班|党组|支队|总队|园区|社区|学院|医院|银行|保险|电网|铁塔|电信|移动|联通|协调机制|联席会议|村|农场|兵团|机关|主体|院校|高校';
const UNIT_END = new RegExp(`(?:${SUFFIX})(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\))?$`);
const COLLECTIVE_START =
  /^(?:各|有关|相关|其他|其它|全市|全省|全县|全区|市直|省直|区直|县直|县级|市级|省级|区级|中央有关|国务院(?:有关|相关))/;
const ENGLISH_HEAD =
  /^(?:the )?(?:Department|Ministry|Office|Agency|Authority|Bureau|Commission|Council|Board|Institute|Centre|Center|Directorate|Secretariat|Cabinet|Treasury|University|Bank|Chamber|City|County|Province|State|National|Federal|Regional|Local|All|Inspectorate)\b/i;
const ENGLISH_END =
  /\b(?:Department|Ministry|Office|Agency|Authority|Regulator|Bureau|Commission|Commissions|Council|Councils|Board|Boards|Institute|Centre|Center|Directorate|Secretariat|Treasury|University|Universities|Bank|Chamber|Railways|Service|Services|Inspectorate|Police|Corporation|Company|Trust|Fund|Agencies|Departments|Ministries|Authorities|Governments?|Municipalities|Operators?|Partners|Association|Forum|Foundation)\b(?: of [A-Z]\w*)?$/i;

/** True for what ends, or for a collective begins, as names of agencies do. */
export function looksLikeUnit(name: string): boolean {
  return (
    UNIT_END.test(name) ||
    COLLECTIVE_START.test(name) ||
    ENGLISH_END.test(name) ||
    ENGLISH_HEAD.test(name)
  );
}

/** Names of many at once, to be expanded against the register: “各区县”, “有关部门”. */
export const COLLECTIVE =
  /^(?:各|有关|相关|其他|其它)|(?:有关|相关)(?:部门|单位|地区|地方|市|县|区|企业|机构)|^(?:city|local|county|all|relevant|other) /;

/** 等 at the end of a list, with what kind of body it leaves unnamed: nothing is added. */
const OPEN_END =
  /^(?:多个|各|\d{1,2}个|[一二三四五六七八九十]{1,3}个|几个)?(?:部门|单位|部委|机构|企业|地区|委办局|厅局|方面|部门和单位|部门及单位|部门单位|单位和部门|部门、单位)?$/;

/** “各省、自治区、直辖市人民政府” is one name, though 、 stands in it. */
export const ONE_NAME =
  /(?:各|有关|相关)(?:省|市|州|县|区|盟|旗|镇|乡)(?:\([^()]{1,12}\))?(?:、(?:自治区|直辖市|自治州|计划单列市|省直管市|市|州|县|区|盟|旗|镇|乡|街道|新区|开发区|园区)(?:\([^()]{1,12}\))?)+(?:人民政府|政府|党委|管委会|行政公署|行署)?|市、县(?:\([^()]{1,6}\)|、区)?(?:人民政府|政府)|省、市(?:有关|相关)(?:部门|单位)|县、区(?:人民政府|政府)/g;

const BODY_END =
  /(?:[厅委局办院署团联社]|(?<!运)行|(?<!社)会|(?<![各有关相干总])部|海关|总署|公司|集团|银行|中心|政府|公署|管委会|大学|学院|分局|支队|总队)(?:\([^()]*\))?$/;
const COLLECTIVE_NAME =
  /^(?:各|有关|相关|其他|其它|项目|所在|市级|省级|区级|县级|市直|省直|区直|县直|属地|驻|国务院|地方|全市|全省|全区|全县)/;
const PLACE_END = /(?:[省市县区州盟旗乡镇]|街道|新区|园区|开发区|地区)(?:\([^()]*\))?$/;

/** Where in a (folded) name a conjunction joins two; offsets of what stands between them. */
export function conjunctionIn(name: string): { from: number; to: number } | undefined {
  for (const match of name.matchAll(/以及|等和|等及|等与|[和及与]/g)) {
    const from = match.index;
    const to = from + match[0].length;
    if (depthAt(name, from) > 0) continue;
    const left = name.slice(0, from);
    const right = name.slice(to);
    if (left !== '' && right !== '' && joinsTwo(match[0], left, right)) return { from, to };
  }
  return undefined;
}

function joinsTwo(conjunction: string, left: string, right: string): boolean {
  if (conjunction.length > 1) return true;
  if (!looksLikeUnit(right)) return false;
  if (isGeneric(right)) return BODY_END.test(left) && !COLLECTIVE_NAME.test(left);
  if (BODY_END.test(left) || (COLLECTIVE_NAME.test(right) && looksLikeUnit(left))) return true;
  const bodies = COLLECTIVE_NAME.test(left) && PLACE_END.test(left);
  return bodies && (conjunction === '及' || BODY_END.test(right)) && right.length > 2;
}

/** “单位” after “有关部门和” is no body of its own. */
const isGeneric = (name: string): boolean =>
  /^(?:单位|部门|企业|地方|地区|机构|组织|人员|个人|政府|人民政府)$/.test(name);

function depthAt(text: string, at: number): number {
  let depth = 0;
  for (let index = 0; index < at; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
  }
  return depth;
}

/**
 * Where a (folded) name ends when 等 follows, and where a further, collective name begins:
 * “乙等有关部门” is 乙 and 有关部门, “乙等部门” and “乙等” are 乙 alone.
 */
export function openEnd(name: string): { end: number; more: number | undefined } | undefined {
  for (let at = name.lastIndexOf('等'); at > 0; at = name.lastIndexOf('等', at - 1)) {
    if (depthAt(name, at) > 0 || /^等(?:级|院校|教育)/.test(name.slice(at))) continue;
    const after = name.slice(at + 1);
    if (OPEN_END.test(after)) return { end: at, more: undefined };
    if (looksLikeUnit(after)) return { end: at, more: at + 1 };
  }
  return undefined;
}

/** Where an English name joins two bodies with “and”; “Environment and Water” is one. */
export function englishAnd(name: string): { from: number; to: number } | undefined {
  for (const match of name.matchAll(/ (?:and|&) (?:the )?/g)) {
    const left = name.slice(0, match.index);
    const right = name.slice(match.index + match[0].length);
    const apart =
      ENGLISH_HEAD.test(right) ||
      (ENGLISH_END.test(right) && ENGLISH_END.test(left) && !/^[A-Z]\w+$/.test(left));
    if (apart) return { from: match.index, to: match.index + match[0].length };
  }
  return undefined;
}

/** A cell or field that names nobody. */
export const NOBODY =
  /^(?:[-\u2013\u2014\u2015/\\]+|无|不涉及|暂无|none|nil|n\/?a|not applicable|tb[cd])\.?$/i;

/** “武汉、襄阳市政府”: what the names before the last leave out, where they are bare places. */
const SHARED =
  /^([\u4e00-\u9fff]{2,5}?)((?:市|县|区|州|盟|旗)(?:人民政府|政府|管委会|教育局|财政局)?)$/;

/** The suffix that bare places before this (folded) name share with it; '' if it has none. */
export function sharedSuffix(name: string): string {
  return SHARED.exec(name)?.[2] ?? '';
}

/** A bare place: short, Chinese, and no unit by itself. */
export const isBarePlace = (name: string): boolean =>
  /^[\u4e00-\u9fff]{1,4}$/.test(name) && !looksLikeUnit(name);
