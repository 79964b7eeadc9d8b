import { describe, expect, test } from '@jest/globals';
import { parseDocument } from '../../../domain/document/parse-document.ts';

/** “lead | cooperating | responsible” of the first task, whose clause this is. */
function roles(clause: string, ...others: string[]): string {
  const body = [clause, ...others].map((each, index) => `${index + 1}.推进某项工作。${each}`);
  const [task] = parseDocument(['某市工作分工方案', ...body].join('\n')).tasks;
  const list = (names: readonly string[] = []) => names.join(' ');
  return [list(task?.lead), list(task?.cooperating), list(task?.responsible)].join(' | ').trim();
}

describe('what a clause says', () => {
  test.each([
    ['（甲厅牵头，乙局配合）', '甲厅 | 乙局 |'],
    ['（牵头单位：甲局，配合单位：乙局、丙局）', '甲局 | 乙局 丙局 |'],
    ['（牵头单位：甲局；配合单位：乙局、丙局）。', '甲局 | 乙局 丙局 |'],
    ['（牵头部门：甲局；责任部门：乙局、丙局）', '甲局 | 乙局 丙局 |'],
    ['（责任单位：甲局、乙局）', '|  | 甲局 乙局'],
    ['（责任部门：甲局；配合部门：乙局）', '| 乙局 | 甲局'],
    ['（主办单位：甲局；协办单位：乙局）', '甲局 | 乙局 |'],
    ['（甲部、乙部负责）', '|  | 甲部 乙部'],
    ['（甲部负责）', '|  | 甲部'],
    ['（甲部牵头，乙部等国务院相关部门及各地按职责分工负责）', '甲部 | 乙部 国务院相关部门 各地 |'],
    ['（甲厅牵头负责，乙厅、丙局，各市配合）', '甲厅 | 乙厅 丙局 各市 |'],
    ['（甲部会同有关部门负责）', '甲部 | 有关部门 |'],
    ['（由甲局会同乙局、丙局组织实施）', '甲局 | 乙局 丙局 |'],
    ['（甲部、乙部指导）', '|  | 甲部 乙部'],
    ['（各市、县人民政府负责，省教育厅指导）', '| 省教育厅 | 各市、县人民政府'],
    ['（甲局、乙局按职责分工负责）', '|  | 甲局 乙局'],
    ['（甲局、乙局按职责分工）', '|  | 甲局 乙局'],
    ['（甲局、乙局依职责分别负责）', '|  | 甲局 乙局'],
    ['（甲局、乙局共同牵头，丙局参与）', '甲局 乙局 | 丙局 |'],
    ['（甲局为牵头单位，乙局为配合单位）', '甲局 | 乙局 |'],
    ['（责任单位：甲局（牵头）、乙局、丙局）', '甲局 | 乙局 丙局 |'],
    ['（责任单位：甲局牵头，乙局配合）', '甲局 | 乙局 |'],
    ['（牵头：甲局；配合：乙局）', '甲局 | 乙局 |'],
    ['（甲局，乙局、丙局配合）', '| 乙局 丙局 | 甲局'],
    ['（甲局、乙局，丙局、丁局配合）', '| 丙局 丁局 | 甲局 乙局'],
    ['（甲局牵头，乙局，丙局配合）', '甲局 | 乙局 丙局 |'],
    ['责任单位：甲局（牵头），乙局、丙局（配合）', '甲局 | 丙局 乙局 |'],
    ['责任单位：甲局（牵头）、乙局', '甲局 | 乙局 |'],
    ['（省级牵头单位：甲厅；配合单位：乙厅）', '甲厅 | 乙厅 |'],
    ['（甲厅、乙厅按职责分工牵头负责）', '甲厅 乙厅 |  |'],
    ['（相关市直部门、各区政府）', '|  | 相关市直部门 各区政府'],
    ['（甲厅牵头，乙公司、丙公司等企业参与）', '甲厅 | 乙公司 丙公司 |'],
    ['（责任主体：各市党委和政府）', '|  | 各市党委和政府'],
    ['由甲厅牵头，乙委配合。', '甲厅 | 乙委 |'],
    ['建设平台（甲厅负责）。推动转化（乙厅、丙厅负责）。', '|  | 甲厅 乙厅 丙厅'],
    ['①备足物资。（甲局）②组建队伍。（乙局）', '|  | 甲局 乙局'],
    [
      '（责任单位：甲局、乙局，各县（市、区）人民政府；完成时限：2027年6月底）',
      '|  | 甲局 乙局 各县（市、区）人民政府',
    ],
    ['（责任单位：甲局，各县区，2027年底前完成）', '|  | 甲局 各县区'],
    ['（责任单位：甲局、乙局；责任人：张三、李四）', '|  | 甲局 乙局'],
    ['（甲局、乙局）', '|  | 甲局 乙局'],
    ['（牵头单位：甲局 责任单位：乙局、丙局）', '甲局 | 乙局 丙局 |'],
    ['（甲局抓总，各有关单位按职责配合）', '甲局 | 各有关单位 |'],
  ])('%s', (clause, expected) => {
    expect(roles(clause)).toBe(expected.trim());
  });

  test.each(['（）', '()', '〔〕', '［］', '[]', '【】', '〖〗'])(
    'in any brackets: %s',
    ([open, close]) => {
      expect(roles(`${open}牵头单位：甲委（乙办）；配合单位：丙局${close}`)).toBe(
        '甲委（乙办） | 丙局 |',
      );
      expect(roles(`${open}甲委（乙办）牵头，丙局配合${close}`)).toBe('甲委（乙办） | 丙局 |');
    },
  );

  test.each([
    ['责任单位：甲局、乙局', '|  | 甲局 乙局'],
    ['牵头单位：甲局　配合单位：乙局、丙局', '甲局 | 乙局 丙局 |'],
    ['牵头单位：甲局；配合单位：乙局、丙局；完成时限：2027年6月底。', '甲局 | 乙局 丙局 |'],
    ['【责任单位】甲局、乙局', '|  | 甲局 乙局'],
    ['【牵头单位：甲局；配合单位：乙局】', '甲局 | 乙局 |'],
    ['\n牵头单位：甲局\n配合单位：乙局、丙局\n完成时限：2027年6月底', '甲局 | 乙局 丙局 |'],
    ['\n责任单位：\n甲局、乙局', '|  | 甲局 乙局'],
    ['\n（责任单位：甲局、乙局）', '|  | 甲局 乙局'],
    ['\n  责任单位：甲局 乙局 丙局', '|  | 甲局 乙局 丙局'],
    ['（责任单位：甲局、乙局', '|  | 甲局 乙局'],
  ])('by labels without brackets, or half of them: %j', (clause, expected) => {
    expect(roles(clause)).toBe(expected.trim());
  });

  test.each([
    ['甲局、乙局及丙局', '甲局 乙局 丙局'],
    ['甲局、乙局等和各省级人民政府', '甲局 乙局 各省级人民政府'],
    ['甲局、乙局等有关部门', '甲局 乙局 有关部门'],
    ['甲局、乙局等部门', '甲局 乙局'],
    ['甲局、乙局等', '甲局 乙局'],
    ['文化和旅游部、工业和信息化部', '文化和旅游部 工业和信息化部'],
    ['自然资源和规划局和住房和城乡建设局', '自然资源和规划局 住房和城乡建设局'],
    ['中央和国家机关工委、粮食和储备局', '中央和国家机关工委 粮食和储备局'],
    ['各有关部门和单位', '各有关部门和单位'],
    ['各省、自治区、直辖市人民政府，甲部', '各省、自治区、直辖市人民政府 甲部'],
    ['武汉、襄阳市政府', '武汉市政府 襄阳市政府'],
    ['市应急局、国网某市供电公司、某市海关、团市委', '市应急局 国网某市供电公司 某市海关 团市委'],
    ['市财政局、项目所在县（市、区）人民政府', '市财政局 项目所在县（市、区）人民政府'],
  ])('names apart: %s', (list, expected) => {
    expect(roles(`（责任单位：${list}）`)).toBe(`|  | ${expected}`);
  });

  test.each([
    '建立由政府负责人牵头、相关部门共同参与的工作机制（由市发展改革委牵头组建专班）并完善制度',
    '支持企业（含个体工商户）发展，落实（国发〔2026〕1号）文件要求',
    '提供“210”服务（一表申请、一窗发放2个环节，1日内办结）',
  ])('what is none: %s', (words) => {
    expect(roles(`${words}。（甲局负责）`)).toBe('|  | 甲局');
  });

  test('the same as the task before', () => {
    const { tasks } = parseDocument(
      '某市方案\n1.做事。（责任单位：甲局、乙局）\n2.做事。（责任单位：同上）',
    );
    expect(tasks[1]?.responsible).toEqual(['甲局', '乙局']);
  });

  test('several in one task: whoever leads in one leads it', () => {
    const { tasks } = parseDocument(
      '某市方案\n1.做事。先做一步。（甲局牵头，乙局配合）再做一步。（乙局牵头，丙局配合）\n2.做事。（甲局负责）',
    );
    expect(tasks[0]).toMatchObject({ lead: ['甲局', '乙局'], cooperating: ['丙局'] });
  });
});

describe('rules said once', () => {
  const read = (...lines: string[]) => parseDocument(['某市工作方案', ...lines].join('\n'));

  test.each([
    '列第一位者为牵头单位，下同',
    '排在第一位的为牵头单位，下同',
    '列首位的为牵头单位，下同',
    '第一个单位为牵头单位，下同',
  ])('the first listed leads: %s', (rule) => {
    const { tasks, rules } = read(
      `1.做事。（甲部、乙部，丙部等负责。${rule}）`,
      '2.做事。（乙部、丙部按职责分工负责）',
      '3.做事。（丙部、甲部牵头负责）',
    );
    expect(tasks).toMatchObject([
      { lead: ['甲部'], cooperating: ['乙部', '丙部'], rule: ['first_listed_leads'] },
      { lead: ['乙部'], cooperating: ['丙部'], rule: ['first_listed_leads'] },
      { lead: ['丙部', '甲部'], cooperating: [] },
    ]);
    expect(rules).toMatchObject([{ kind: 'first_listed_leads', line: 2, quote: rule }]);
  });

  test('all before the first comma lead', () => {
    const { tasks } = read(
      '1.做事。（甲部、乙部，丙部负责。逗号前为牵头单位，下同）',
      '2.做事。（乙部，丙部、甲部负责）',
    );
    expect(tasks).toMatchObject([
      { lead: ['甲部', '乙部'], cooperating: ['丙部'], rule: ['before_comma_leads'] },
      { lead: ['乙部'], cooperating: ['丙部', '甲部'] },
    ]);
  });

  test.each(['*', '★', '※'])('a star leads where the letter says so: %s', (star) => {
    const clause = `（责任单位：${star}甲局、乙局）`;
    const said = read(`任务分工中标${star}的为牵头单位。`, `1.做事。${clause}`);
    expect(said.tasks).toMatchObject([
      { lead: ['甲局'], cooperating: ['乙局'], rule: ['star_leads'] },
    ]);
    const unsaid = read(`1.做事。${clause}`);
    expect(unsaid.tasks).toMatchObject([{ lead: [], responsible: ['甲局', '乙局'] }]);
  });

  test.each([
    '以下均需各县区落实，不再列出',
    '以下各项任务均需各县区负责，不再一一列出',
    '以下均涉及各县区，不再重复列出',
  ])('a standing part: %s', (rule) => {
    const { tasks } = read(
      `1.做事。（责任单位：甲局，各县区。${rule}）`,
      '2.做事。（责任单位：乙局）',
    );
    expect(tasks).toMatchObject([
      { responsible: ['甲局', '各县区'] },
      { responsible: ['乙局', '各县区'], rule: ['standing'] },
    ]);
  });

  test('a standing part that names its agencies first, and a note below the tasks', () => {
    const standing = read(
      '1.做事。（责任单位：甲局，各县（市、区）人民政府均为责任单位，以下不再列出）',
      '2.做事。（责任单位：乙局）',
    );
    expect(standing.tasks).toMatchObject([
      { responsible: ['甲局', '各县（市、区）人民政府'] },
      { responsible: ['乙局', '各县（市、区）人民政府'] },
    ]);
    const noted = read(
      '1.做事。责任单位：甲局、乙局',
      '2.做事，责任单位：乙局、甲局',
      '注：责任单位列首位的为牵头单位。',
    );
    expect(noted.tasks).toMatchObject([
      { lead: ['甲局'], cooperating: ['乙局'] },
      { lead: ['乙局'], cooperating: ['甲局'], text: '做事，' },
    ]);
  });

  test('collectives are marked, to be expanded against the register', () => {
    const { agencies } = read('1.做事。（责任单位：甲局、各区县、各有关部门）');
    expect(agencies).toMatchObject([
      { name: '甲局', responsible: [1] },
      { name: '各区县', collective: true },
      { name: '各有关部门', collective: true },
    ]);
  });
});
