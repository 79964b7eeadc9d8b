-- CreateTable
CREATE TABLE "report_class" (
    "id" UUID NOT NULL,
    "plan_id" TEXT NOT NULL,
    "cycle_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "is_part" BOOLEAN NOT NULL,
    "agency_id" TEXT,
    "assignee_id" TEXT,
    "has_task" BOOLEAN,
    "chapter_number" TEXT,
    "chapter_title" TEXT,
    "stage" "ReportStage" NOT NULL,
    "opens_at" TIMESTAMPTZ(3),
    "original_due_on" TEXT NOT NULL,
    "moved_due_on" TEXT NOT NULL,
    "due_on" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "first_filed_at" TIMESTAMPTZ(3),
    "filed_late" BOOLEAN,
    "review_due_on" TEXT,
    "returned" BOOLEAN NOT NULL,
    "missed" BOOLEAN NOT NULL,
    "gone" BOOLEAN NOT NULL,
    "nil" BOOLEAN NOT NULL,
    "doubt" TEXT,
    "first_terms" BOOLEAN,
    "n" INTEGER NOT NULL,

    CONSTRAINT "report_class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_counted" (
    "report_id" TEXT NOT NULL,
    "by_chapter" UUID NOT NULL,
    "by_agency" UUID NOT NULL,

    CONSTRAINT "report_counted_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "count_due" (
    "id" BIGSERIAL NOT NULL,
    "report_id" TEXT NOT NULL,

    CONSTRAINT "count_due_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_class_plan_id_agency_id_idx" ON "report_class"("plan_id", "agency_id");

-- Of each report what its counting rests on, whatever the hour: facts that differ in nothing that is ever
-- counted are made the same. domain/statistics and domain/light are the rules; a test holds this against them.
CREATE VIEW "report_facts" AS
SELECT f.*,
  md5(concat_ws(chr(31), 'chapter', f.common, f.has_task::text, coalesce(f.chapter_number, chr(30)),
    coalesce(f.chapter_title, chr(30))))::uuid AS by_chapter,
  md5(concat_ws(chr(31), 'agency', f.common, f.agency_id, coalesce(f.assignee_id, chr(30))))::uuid AS by_agency
FROM (
  SELECT g.*, concat_ws(chr(31), g.plan_id, g.cycle_id, g.is_part::text, g.stage::text,
    coalesce(extract(epoch FROM g.opens_at)::text, chr(30)), g.original_due_on, g.moved_due_on,
    coalesce(g.due_on, chr(30)), coalesce(extract(epoch FROM g.due_at)::text, chr(30)),
    coalesce(extract(epoch FROM g.first_filed_at)::text, chr(30)), coalesce(g.filed_late::text, chr(30)),
    coalesce(g.review_due_on, chr(30)), g.returned::text, g.missed::text, g.gone::text, g.nil::text,
    coalesce(g.doubt, chr(30)), coalesce(g.first_terms::text, chr(30))) AS common
  FROM (
    SELECT r.id AS report_id, r.plan_id, r.cycle_id, r.kind, r.period, r.parent_id IS NOT NULL AS is_part,
      r.agency_id, r.assignee_id, t.id IS NOT NULL AS has_task, t.chapter_number, t.chapter_title, r.stage,
      CASE WHEN r.stage = 'collecting' THEN r.opens_at END AS opens_at,
      -- Of what was filed it no longer matters which days its dates were, but whether they are two, and for which
      -- of them it was late: years ago as now.
      CASE WHEN r.first_filed_at IS NULL THEN r.original_due_on
        WHEN l.for_moved AND NOT l.for_original THEN '2000-06-01' ELSE '2000-01-01' END AS original_due_on,
      CASE WHEN r.first_filed_at IS NULL THEN m.due_on
        WHEN r.original_due_on = m.due_on OR (l.for_moved AND NOT l.for_original) THEN '2000-01-01'
        ELSE '2000-06-01' END AS moved_due_on,
      CASE WHEN r.stage = 'collecting' THEN r.due_on END AS due_on,
      CASE WHEN r.stage = 'collecting' OR (r.stage <> 'missed' AND r.first_filed_at IS NULL)
        THEN r.due_at END AS due_at,
      CASE WHEN r.first_filed_at IS NULL THEN NULL
        WHEN l.for_original AND l.for_moved THEN timestamptz '2001-01-01T00:00Z'
        WHEN l.for_original OR l.for_moved THEN timestamptz '2000-03-01T00:00Z'
        ELSE timestamptz '1999-01-01T00:00Z' END AS first_filed_at,
      CASE WHEN r.stage = 'reviewing' THEN coalesce(r.filed_at >= r.due_at, false) END AS filed_late,
      CASE WHEN r.stage = 'reviewing' THEN r.review_due_on END AS review_due_on,
      r.returned_at IS NOT NULL AS returned, r.missed_at IS NOT NULL AS missed, r.left_at IS NOT NULL AS gone,
      r.first_filed_at IS NOT NULL AND coalesce(s.nil, false) AS nil,
      CASE WHEN r.first_filed_at IS NOT NULL THEN s.doubt END AS doubt,
      CASE WHEN r.stage = 'collecting' AND r.left_at IS NULL THEN r.terms_version = 1 END AS first_terms
    FROM "report" r
      JOIN "plan" p ON p.id = r.plan_id
      LEFT JOIN "task" t ON t.id = r.task_id
      LEFT JOIN LATERAL (SELECT nil, doubt FROM "submission"
        WHERE report_id = r.id AND withdrawn_at IS NULL ORDER BY revision DESC LIMIT 1) s ON true
      CROSS JOIN LATERAL (SELECT coalesce((SELECT e.due_on FROM "terms" e
        WHERE e.report_id = r.id AND e.cause NOT IN ('return', 'reopen')
          AND (r.first_filed_at IS NULL OR e.armed_at <= r.first_filed_at)
        ORDER BY e.version DESC LIMIT 1), r.original_due_on) AS due_on) m
      CROSS JOIN LATERAL (SELECT coalesce(p.policy ->> 'zone', 'Asia/Shanghai') AS zone) z
      CROSS JOIN LATERAL (SELECT
        (r.original_due_on::date + 1)::timestamp AT TIME ZONE z.zone AS end_original,
        (m.due_on::date + 1)::timestamp AT TIME ZONE z.zone AS end_moved,
        ((r.due_at - interval '1 millisecond') AT TIME ZONE z.zone)::date AS due_day) e
      CROSS JOIN LATERAL (SELECT
        r.first_filed_at >= CASE WHEN e.due_day = r.original_due_on::date THEN r.due_at ELSE e.end_original END AS for_original,
        r.first_filed_at >= CASE WHEN e.due_day = m.due_on::date THEN r.due_at ELSE e.end_moved END AS for_moved) l
  ) g
) f;

-- Whatever a report is counted by may have changed with these: it is counted anew, once what changed it holds.
CREATE FUNCTION count_new_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "count_due" (report_id) SELECT id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_when_made AFTER INSERT ON "report" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_reports();
CREATE TRIGGER counted_when_changed AFTER UPDATE ON "report" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_reports();
CREATE TRIGGER counted_when_gone AFTER DELETE ON "report" REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_new_reports();

CREATE FUNCTION count_their_reports() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "count_due" (report_id) SELECT report_id FROM changed;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_when_filed AFTER INSERT ON "submission" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_their_reports();
CREATE TRIGGER counted_when_filing_changed AFTER UPDATE ON "submission" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_their_reports();
CREATE TRIGGER counted_with_terms AFTER INSERT ON "terms" REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_their_reports();

CREATE FUNCTION count_reports_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "count_due" (report_id) SELECT id FROM "report" WHERE task_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_with_task AFTER UPDATE OF chapter_number, chapter_title ON "task" FOR EACH ROW
  WHEN (OLD.chapter_number IS DISTINCT FROM NEW.chapter_number OR OLD.chapter_title IS DISTINCT FROM NEW.chapter_title)
  EXECUTE FUNCTION count_reports_of_task();

CREATE FUNCTION count_reports_of_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "count_due" (report_id) SELECT id FROM "report" WHERE plan_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_with_zone AFTER UPDATE OF policy ON "plan" FOR EACH ROW
  WHEN (OLD.policy ->> 'zone' IS DISTINCT FROM NEW.policy ->> 'zone')
  EXECUTE FUNCTION count_reports_of_plan();

INSERT INTO "count_due" (report_id) SELECT id FROM "report";

-- A task's place in the document stands in its id: lists are read in the order of an index.
ALTER TABLE "report" ADD COLUMN "place" INTEGER
  GENERATED ALWAYS AS (substring(task_id FROM '-t([0-9]+)$')::int) STORED;
CREATE INDEX "report_in_order" ON "report" (plan_id, place, original_due_on, id) WHERE parent_id IS NULL;
CREATE INDEX "report_by_date" ON "report" (plan_id, due_on, original_due_on, place, id) WHERE parent_id IS NULL;
CREATE INDEX "report_not_accepted" ON "report" (plan_id, due_on, original_due_on, place, id)
  WHERE parent_id IS NULL AND stage <> 'accepted';
CREATE INDEX "report_in_review" ON "report" (plan_id, filed_at, original_due_on, place, id)
  WHERE stage = 'reviewing' AND left_at IS NULL;
CREATE INDEX "report_of_agency" ON "report" (agency_id, due_on, original_due_on, place, id);
DROP INDEX "report_agency_id_idx";
CREATE INDEX "task_chapters" ON "task" (plan_id, (coalesce(chapter_number, '')), (coalesce(chapter_title, '')), "order");

-- Chinese has no words to index by: a text is found by the pairs of letters that stand in it.
CREATE FUNCTION task_words(id text, number text, body text, section text, chapter text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT id || chr(31) || coalesce(number, '') || chr(31) || body || chr(31) || coalesce(section, '')
    || chr(31) || coalesce(chapter, '')
$$;
CREATE FUNCTION letter_pairs(words text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(lower(words), at, 2)), '{}')
  FROM generate_series(1, length(words) - 1) at
$$;
CREATE INDEX "task_by_words" ON "task"
  USING gin (letter_pairs(task_words(id, number, text, section_title, chapter_title)));
