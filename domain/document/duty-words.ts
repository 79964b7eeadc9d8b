/*
 * The verbs of duties and what makes a sentence none. All patterns run on folded clauses; the first
 * group of a duty's verb is not used, only where it stands.
 */

/** Handing in to somebody: “报市政府督查室”, “报送”, “提交”. */
export const REPORTS =
  /(?<![申填预情简海通快日周月年季汇举呈播警])报(?:送|至|给|备|请|(?=[^告道名销酬刊纸考警废价表单批以]))|(?<!举)报告(?=[一-龥]*(?:人民政府|政府|国务院|省委|市委|办公室|委|厅|局|部|$))|上报|呈报|汇报|报送|填报|反馈|提交|(?<![申填预情简海通快日周月年季汇举呈播警])报告?$|备案|抄送|送(?:至|交|达)|(?<=前)送(?=[一-龥]{2,}(?:室|办|局|委|厅|部|处))/;
/** “每半年开展一次评估，评估结果报市政府”: what comes of it has its time. */
export const RESULT =
  /^(?:并|同时)?(?:将|把|及时将)?[^,;。]{0,12}(?:结果|情况|报告|结论)[^,;。]{0,8}报/;
/** Making public. */
export const PUBLISHES = /公布|发布|公开(?!透明)|公示|通报|印发|刊发|向社会公告/;
/** Finishing or starting something that can be shown. */
export const FINISHES =
  /完成|建成|投用|投入使用|投入运行|投运|竣工|完工|开工|启动|上线|制定|制订|编制|出台|修订|建立|组建|成立|开通|通车|办结|落实到位|整改到位|验收|挂牌|运营|投产|印发|发布|公布|公开|报送|上报|提交|销号|清零|实施完毕|交付/;
/** Finishing verbs that an order in running text may have: the drawing up of something. */
export const DRAWS_UP =
  /(?:制定|制订|编制|出台|印发|修订|完善|研究提出|细化|拟定|拟订|确定|明确|建立|完成|启动|成立|组建|开展|上线|建成)/;

/** Words of money, quotas and benefits: what stands with them is measured out, not reported. */
export const MEASURED_OUT =
  /补贴|补助|奖励|奖补|资助|扶持资金|给予|万元|亿元|最高|不超过|贴息|减免|免费|评选|遴选|申请|申领|申报|享受|报销|培训班|招收|年检|体检|演练/;

/** Whoever is not an agency: what they hand in is no duty of one. */
export const OUTSIDERS =
  /(?:^|[,;。])[^,;。]{0,12}(?:企业|申报单位|申请人|申请单位|纳税人|运营主体|经营主体|市场主体|个人|受助|获奖|项目单位|用人单位|社会组织|主办方|孵化器|运营机构|学校|高校|医院|机构)(?:应|须|需|要|每|于|按|在|将|定期)/;

/** Who is asked: a sentence of running text names them, or else says to whom it is handed in. */
export const ADDRESSEES =
  /请|各[^,。]{0,14}(?:单位|部门|市|县|区|州|地|省|厅|局|委|办|人民政府|政府|旗|盟|乡|镇|街道)|(?:单位|部门|人民政府|政府|办公室|委员会|专班|领导小组|督查室|[厅局委办部])[^,。]{0,24}?(?:要|应|须|需|将|负责|会同|于|每|按|在|统筹|牵头|汇总|对)/;
/** To whom: “报市政府办公室”. */
export const RECIPIENT =
  /(?:报|报送|上报|送|反馈|提交|报告|报至|报给|备案|抄送|汇报)(?:至|给|到)?[^,。]{0,30}(?:政府|国务院|办公室|办公厅|督查室|委员会|专班|领导小组|党委|[厅局委办部处室科])|向[^,。]{1,24}(?:报|反馈|提交|汇报)|向社会(?:公开|公布|发布)/;

/** Chapters that set aims: what they date is to be reached, not reported. */
export const AIMS = /目标|总体要求|总体思路|指导思想|基本原则|工作原则/;

export const ENGLISH_ORDER =
  /\b(?:must|shall|is to|are to|should|will|is required to|are required to|is expected to|are expected to|are asked to|is asked to|needs? to)\b[^.;]{0,60}?\b(submit|report|send|publish|complete|deliver|provide|file|issue|release|present|produce|return|finali[sz]e|adopt|prepare|hand in)\b/i;
export const ENGLISH_ADDRESSEE =
  /\b(?:agenc(?:y|ies)|departments?|ministr(?:y|ies)|offices?|authorit(?:y|ies)|councils?|regulators?|treasury|secretariat|commissions?|bod(?:y|ies)|boards?|bureaus?|institutes?|units?|leads?|partners|contributors|cities|provinces|municipalit(?:y|ies)|governments?|railways|cent(?:re|er)|inspectorate)\b/i;
/** “…shall be submitted by each agency”: who is asked stands behind. */
export const ENGLISH_PASSIVE =
  /\b(?:must|shall|should|will|(?:is|are) (?:to|required to))(?: also)? be (submitted|reported|sent|published|released|finali[sz]ed|filed)\b|\b(?:reports?|updates?|returns?|statements?) (?:is|are) (due)\b/i;
/** “Lead agencies report to the Minister every quarter.” */
export const ENGLISH_CUSTOM =
  /^(?:(?:each|every|all|the|lead|responsible|implementing) )*(?:agenc(?:y|ies)|departments?|ministr(?:y|ies)|authorit(?:y|ies)|councils?|secretariat|bod(?:y|ies)|partners)(?: (?:for|of) [^,;]{1,40}?)? (reports?|submits?|publish(?:es)?|sends?)\b/i;
export const ENGLISH_MEASURED =
  /\b(?:crowns|dollars|euros|pounds|million|billion|grants?|subsid(?:y|ies)|fares?|tickets?)\b/i;
