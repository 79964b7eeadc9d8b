/*
 * What the text of a step's mail is made of. Which version of a row it was made from is told by the
 * transaction that wrote it (xmin): whatever is changed in it, by whomever, makes it another, and no
 * list of columns has to be kept true. Locks do not change it.
 */

/** The rows that a step's mail tells of, beside `m`, `r`, `p` and `c`: joined to them by these. */
export const BASIS_ROWS = `JOIN agency ca ON ca.id = c.agency_id JOIN agency ra ON ra.id = r.agency_id
  JOIN agency pk ON pk.id = p.commission_id JOIN agency pg ON pg.id = p.government_id
  LEFT JOIN task t ON t.id = r.task_id
  LEFT JOIN report w ON w.id = r.parent_id LEFT JOIN agency wa ON wa.id = w.agency_id`;

/** The version of each, as text. */
export const BASIS = `concat_ws('.', r.xmin, p.xmin, c.xmin, ca.xmin, ra.xmin, pk.xmin, pg.xmin,
  t.xmin, w.xmin, wa.xmin)`;

/** The basis of a digest: that of each mail that is in it, by its id. */
export const basisOf = (rows: string): string =>
  `string_agg(${rows}.id || ':' || ${rows}.basis, ',' ORDER BY ${rows}.id)`;
