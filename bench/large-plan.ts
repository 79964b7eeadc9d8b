import { withClient } from '../local/postgres/databases.ts';

/** How large a plan is. */
export interface LargePlan {
  /** Tasks; each owes a yearly report with one part (配合意见) in the last year. */
  tasks: number;
  /** Left out: one for 33 tasks, from 45 to 3,000. */
  agencies?: number;
}

/** The plan of `fillLargePlan`. */
export const LARGE_PLAN = 'big';
/** Five years of it have opened; in the last one half of the reports is still being collected. */
export const LARGE_NOW = '2027-12-20T02:00:00Z';
const YEARS = [2023, 2024, 2025, 2026, 2027] as const;
const LAST = 2027;

/** How many agencies a plan of so many tasks has. */
export const agenciesOf = ({ tasks, agencies }: LargePlan): number =>
  agencies ?? Math.min(3_000, Math.max(45, Math.round(tasks / 33)));

/**
 * Fills a migrated, empty database with a plan of so many tasks and five years of reports in all stages, with
 * terms, submissions, reviews, escalations, mails, parts and processes. The first agency leads one task in
 * fifty: a page of an agency that has much to report. Rows are written by the database itself.
 */
export async function fillLargePlan(url: string, plan: LargePlan): Promise<void> {
  await withClient(url, async (client) => {
    // What refers to a row refers to one that is written here; the database need not look again.
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off`);
    for (const statement of statements(plan)) await client.query(statement);
    await client.query(`RESET session_replication_role`);
    await client.query(`VACUUM (ANALYZE)`);
  });
}

/** Half a step of a hash of a number, in `0 … 99`: spread alike in every year. */
const spread = (number: string, salt: number) => `((${number}) * 7919 + ${salt}) % 100`;

function statements(plan: LargePlan): string[] {
  const { tasks } = plan;
  const agencies = agenciesOf(plan);
  return [
    ...register(agencies),
    ...document(tasks, agencies),
    ...YEARS.flatMap((year) => ofYear(year)),
    ...parts(),
    ...process(),
  ];
}

function register(agencies: number): string[] {
  const role = `CASE WHEN id = 'fgw' THEN 'commission' WHEN id = 'zfb' THEN 'government' ELSE 'agency' END`;
  return [
    `INSERT INTO agency (id, name, name_en, kind)
      SELECT 'a' || lpad(i::text, 4, '0'), '某省第' || i || (ARRAY['局','厅','委','办'])[1 + i % 4], 'Agency ' || i,
        'department'::"AgencyKind" FROM generate_series(1, ${agencies}) i
      UNION ALL SELECT 'fgw', '某省发展改革委', 'Commission', 'commission'
      UNION ALL SELECT 'zfb', '某省人民政府办公厅', 'Office', 'government_office'`,
    `INSERT INTO contact (id, agency_id, role, name, address, refused_at, refused_code)
      SELECT id || '-officer', id, 'officer'::"ContactRole", '联络员', 'officer@' || id || '.example',
        CASE WHEN id LIKE '%77' THEN timestamptz '2027-11-02T01:00Z' END, CASE WHEN id LIKE '%77' THEN '550' END FROM agency
      UNION ALL SELECT id || '-leader', id, 'leader', '分管领导', 'leader@' || id || '.example', NULL, NULL FROM agency`,
    `INSERT INTO "user" (id, name, email, role, agency_id)
      SELECT id, '联络员', 'officer@' || id || '.example', (${role})::"UserRole", id FROM agency`,
  ];
}

function document(tasks: number, agencies: number): string[] {
  const obligation = (kind: string) =>
    `('${LARGE_PLAN}-${kind}', '${LARGE_PLAN}', '${kind}', '系统管理员', '会议议定', '系统管理员', '{}')`;
  const lead = (i: string) =>
    `'a' || lpad((CASE WHEN ${i} % 50 = 0 THEN 1 ELSE 1 + ${i} % ${agencies} END)::text, 4, '0')`;
  const other = (i: string) => `'a' || lpad((1 + (${i} + 7) % ${agencies})::text, 4, '0')`;
  return [
    `INSERT INTO plan (id, title, source_name, sha256, source_text, source_from, source_to, policy, commission_id,
        government_id, launched_at, launch_from, launch_to)
      VALUES ('${LARGE_PLAN}', '某省重点工作分工方案', 'big.txt', 'x', '一、', 2023, 2027, '{}', 'fgw', 'zfb',
        '2023-01-04T02:00Z', 2023, 2027)`,
    `INSERT INTO task (id, plan_id, "order", number, chapter_number, chapter_title, section_number, section_title,
        text, span_start, span_end)
      SELECT '${LARGE_PLAN}-t' || lpad(i::text, greatest(3, length(i::text)), '0'), '${LARGE_PLAN}', i, i::text,
        (1 + i * 10 / ${tasks + 1})::text, (ARRAY['农业','工业','水利','交通','能源','教育','卫生','环保','科技','改革'])[1 + i * 10 / ${tasks + 1}],
        (1 + i % 37)::text, '第' || (1 + i % 37) || '节',
        (ARRAY['推进','加强','完善','健全','加快','支持'])[1 + i % 6]
        || (ARRAY['粮食主产区','大型灌区','中小河流','农村公路','装备制造业','资源型城市','饮水安全','人才队伍','节能减排','技术创新',
          '沿边开放','城镇化','棚户区改造'])[1 + i % 13]
        || (ARRAY['建设与改造','治理工作','保障体系','配套政策','示范工程','中长期规划','监测评估'])[1 + (i / 13) % 7]
        || CASE WHEN i % 997 = 0 THEN '，编制油页岩开发方案' ELSE '' END || '，落实责任，分年度组织实施。', 0, 1
      FROM generate_series(1, ${tasks}) i`,
    `INSERT INTO responsibility (task_id, agency_id, role, position)
      SELECT id, ${lead('"order"')}, 'lead'::"ResponsibilityRole", 1 FROM task
      UNION ALL SELECT id, ${other('"order"')}, 'cooperating', 2 FROM task
        WHERE ${other('"order"')} <> ${lead('"order"')}`,
    `INSERT INTO obligation (id, plan_id, kind, added_by, added_why, confirmed_by, values) VALUES
      ${obligation('periodic')}, ${obligation('contribution')}`,
  ];
}

const due = (year: number) => `${year}-12-31`;
const dueAt = (year: number) => `timestamptz '${year}-12-31T16:00Z'`;
const opensAt = (year: number) => `timestamptz '${year}-11-01T01:00Z'`;

/** A cycle with a report of each task: of the last year half are open, else nearly all are accepted. */
function ofYear(year: number): string[] {
  const cycle = `${LARGE_PLAN}-periodic-${year}`;
  const isLast = year === LAST;
  const place = spread('t."order"', year);
  const stage = isLast
    ? `CASE WHEN p < 35 THEN 'accepted' WHEN p < 45 THEN 'reviewing' ELSE 'collecting' END`
    : `CASE WHEN p < 96 THEN 'accepted' ELSE 'missed' END`;
  const isFiled = isLast ? 'p < 49' : 'p < 96';
  const isLate = isLast ? 'false' : 'p >= 88 AND p < 96';
  const filedAt = `(${opensAt(year)} + interval '1 day' * (10 + p % 30) + CASE WHEN ${isLate} THEN interval '45 days' ELSE interval '0' END)`;
  const closed = isLast ? 'NULL::timestamptz' : `timestamptz '${year + 1}-01-29T02:00Z'`;
  const back = isLast ? 'p >= 45 AND p < 49' : 'false';
  const of = `FROM (SELECT r.*, ${place} AS p FROM report r JOIN task t ON t.id = r.task_id WHERE r.cycle_id = '${cycle}') r`;
  return [
    `INSERT INTO cycle (id, plan_id, obligation_id, kind, period, opens_at, due_on, due_at, opened_at, opened, closed_at)
      SELECT '${cycle}', '${LARGE_PLAN}', '${LARGE_PLAN}-periodic', 'periodic', '${year}', ${opensAt(year)}, '${due(year)}',
        ${dueAt(year)}, ${opensAt(year)}, count(*), ${closed} FROM task`,
    `INSERT INTO report (id, plan_id, cycle_id, kind, period, task_id, agency_id, stage, joined_at, opens_at, terms_version,
        due_on, due_at, original_due_on, opened_at, first_filed_at, filed_at, returned_at, review_due_on, accepted_at, missed_at)
      SELECT '${cycle}-t' || lpad("order"::text, greatest(3, length("order"::text)), '0'), '${LARGE_PLAN}', '${cycle}', 'periodic', '${year}', id, lead,
        (${stage})::"ReportStage", ${opensAt(year)}, ${opensAt(year)}, CASE WHEN ${back} THEN 2 ELSE 1 END,
        CASE WHEN ${isLast ? 'p = 99' : 'p = 95'} THEN '${year + 1}-01-15' ELSE '${due(year)}' END,
        CASE WHEN ${isLast ? 'p = 99' : 'p = 95'} THEN timestamptz '${year + 1}-01-15T16:00Z' ELSE ${dueAt(year)} END, '${due(year)}',
        ${opensAt(year)}, CASE WHEN ${isFiled} THEN ${filedAt} END, CASE WHEN ${isFiled} AND NOT (${back}) THEN ${filedAt} END,
        CASE WHEN ${back} THEN ${filedAt} + interval '3 days' END,
        CASE WHEN (${stage}) = 'reviewing' THEN (${filedAt} + interval '14 days')::date::text END,
        CASE WHEN (${stage}) = 'accepted' THEN ${filedAt} + interval '9 days' END,
        CASE WHEN (${stage}) = 'missed' THEN ${closed} END
      FROM (SELECT t.*, s.agency_id AS lead, ${place} AS p FROM task t
        JOIN responsibility s ON s.task_id = t.id AND s.role = 'lead') t`,
    `INSERT INTO terms (report_id, version, due_on, due_at, armed_at, agency_id, cause)
      SELECT id, 1, '${due(year)}', ${dueAt(year)}, ${opensAt(year)}, agency_id, 'first' ${of}
      UNION ALL SELECT id, terms_version, due_on, due_at, returned_at, agency_id, 'return' ${of} WHERE terms_version = 2`,
    `UPDATE report SET terms_version = 2 WHERE cycle_id = '${cycle}' AND due_on <> original_due_on`,
    `INSERT INTO terms (report_id, version, due_on, due_at, armed_at, agency_id, cause)
      SELECT id, 2, due_on, due_at, ${opensAt(year)} + interval '20 days', agency_id, 'extension' ${of}
      WHERE due_on <> original_due_on ON CONFLICT DO NOTHING`,
    `INSERT INTO submission (id, report_id, revision, kind, form_version, nil, form, filed_at, filed_by, agency_id, doubt, late, due_on)
      SELECT id || '/1', id, 1, 'periodic', 1, p % 50 = 0,
        jsonb_build_object('nil', p % 50 = 0, 'values', jsonb_build_object('progress', '按计划推进，完成年度目标。')),
        first_filed_at, '联络员', agency_id, CASE WHEN p % 41 = 0 THEN 'short' WHEN p % 43 = 0 THEN 'copied' END,
        first_filed_at >= due_at, due_on ${of} WHERE first_filed_at IS NOT NULL`,
    `INSERT INTO review (id, report_id, submission_id, outcome, reason, reviewed_at, reviewed_by)
      SELECT id || '/1/review', id, id || '/1', (CASE WHEN stage = 'accepted' THEN 'accepted' ELSE 'returned' END)::"ReviewOutcome",
        CASE WHEN stage = 'accepted' THEN NULL ELSE '请补充。' END, coalesce(accepted_at, returned_at), '审核岗'
      ${of} WHERE accepted_at IS NOT NULL OR returned_at IS NOT NULL`,
    ...(isLast ? [] : escalations(cycle, year)),
    ...mails(isLast ? ['open', 'remind-30', 'remind-15'] : ['open'], year, of),
  ];
}

function escalations(cycle: string, year: number): string[] {
  const of = `FROM report WHERE cycle_id = '${cycle}' AND stage = 'missed'`;
  const raised = `timestamptz '${year + 1}-01-05T01:00Z'`;
  const issued = `CASE WHEN right(id, 1) <> '7' THEN ${raised} + interval '20 days' END`;
  return [
    `INSERT INTO escalation (id, report_id, terms_version, effect, to_agency, raised_at)
      SELECT id || '/1/escalate', id, 1, 'escalate', 'fgw', ${raised} ${of}`,
    `INSERT INTO escalation (id, report_id, terms_version, effect, to_agency, raised_at, issued_at, issued_by)
      SELECT id || '/1/letter', id, 1, 'letter', 'fgw', ${raised}, ${issued}, '综合岗' ${of}`,
  ];
}

/** Steps that were taken, with a digest for each agency's officer. */
function mails(steps: readonly string[], year: number, of: string): string[] {
  return steps.flatMap((step, index) => {
    const at = `(${opensAt(year)} + interval '15 days' * ${index})`;
    const notice = step === 'open' ? 'open' : 'remind';
    const digest = `'${LARGE_PLAN}|' || agency_id || '-officer|' || to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"')`;
    const told = index === 0 ? '' : 'WHERE p >= 35';
    return [
      `INSERT INTO step_record (report_id, terms_version, name, notice, severity, planned_at, staged_at, takes_effect_at,
          to_agency, mails, skipped, provisional)
        SELECT id, terms_version, '${step}', '${notice}', ${10 + index}, ${at}, ${at}, ${at}, agency_id, 1, false, false ${of} ${told}`,
      `INSERT INTO message (id, plan_id, contact_id, digest_key, part, address, subject, raw, formed_at, sent_at)
        SELECT DISTINCT ON (agency_id) '<' || agency_id || '-${year}-${step}@big.example>', '${LARGE_PLAN}', agency_id || '-officer',
          ${digest}, 1, 'officer@' || agency_id || '.example', '年度报告提醒', '\\x00', ${at}, ${at} ${of} ${told}`,
      `INSERT INTO mail (id, plan_id, report_id, agency_id, terms_version, step, notice, severity, epoch, contact_id, digest_key,
          due_at, state, attempt, message_id, settled_at)
        SELECT id || '/1/${step}/officer', '${LARGE_PLAN}', id, agency_id, 1, '${step}', '${notice}', ${10 + index}, 1,
          agency_id || '-officer', ${digest}, ${at},
          (CASE WHEN agency_id LIKE '%77' THEN 'refused' ELSE 'sent' END)::"MailState", 1,
          '<' || agency_id || '-${year}-${step}@big.example>', ${at} + interval '5 seconds' ${of} ${told}`,
    ];
  });
}

/** One part of each report of the last year: of what is accepted it is answered. */
function parts(): string[] {
  const cycle = `${LARGE_PLAN}-contribution-${LAST}`;
  const asked = `timestamptz '2027-12-17T01:00Z'`;
  return [
    `INSERT INTO cycle (id, plan_id, obligation_id, kind, period, opens_at, due_on, due_at, opened_at, opened)
      VALUES ('${cycle}', '${LARGE_PLAN}', '${LARGE_PLAN}-contribution', 'contribution', '${LAST}', ${asked}, '2027-12-28',
        timestamptz '2027-12-28T16:00Z', ${opensAt(LAST)}, 0)`,
    `INSERT INTO report (id, plan_id, cycle_id, kind, period, task_id, agency_id, parent_id, stage, joined_at, opens_at, due_on,
        due_at, original_due_on, opened_at)
      SELECT '${cycle}' || substr(r.id, length('${LARGE_PLAN}-periodic-${LAST}') + 1) || '-' || s.agency_id, r.plan_id, '${cycle}',
        'contribution', '${LAST}', r.task_id, s.agency_id, r.id, CASE WHEN r.stage = 'accepted' THEN 'accepted' ELSE 'collecting' END::"ReportStage",
        ${opensAt(LAST)}, ${asked}, '2027-12-28', timestamptz '2027-12-28T16:00Z', '2027-12-28', ${asked}
      FROM report r JOIN responsibility s ON s.task_id = r.task_id AND s.role = 'cooperating'
      WHERE r.cycle_id = '${LARGE_PLAN}-periodic-${LAST}'`,
    `INSERT INTO terms (report_id, version, due_on, due_at, armed_at, agency_id, cause)
      SELECT id, 1, due_on, due_at, opens_at, agency_id, 'first' FROM report WHERE cycle_id = '${cycle}'`,
  ];
}

function process(): string[] {
  return [
    `INSERT INTO process (id, type, plan_id, subject, version, seen_version, next_wake_at, next_step_at, next_to_agency, running, steps, changed_real)
      SELECT 'report/' || id, 'report', plan_id, id, 1, 1, step, step, CASE WHEN step IS NULL THEN NULL ELSE agency_id END,
        stage IN ('collecting', 'reviewing'), 3, now()
      FROM (SELECT *, CASE WHEN stage = 'collecting' THEN timestamptz '2027-12-24T01:00Z' END AS step FROM report WHERE parent_id IS NULL) r`,
    `INSERT INTO process (id, type, plan_id, subject, running, changed_real)
      SELECT 'cycle/' || id, 'cycle', plan_id, id, closed_at IS NULL, now() FROM cycle WHERE kind = 'periodic'
      UNION ALL SELECT 'plan/${LARGE_PLAN}', 'plan', '${LARGE_PLAN}', '${LARGE_PLAN}', true, now()`,
  ];
}
