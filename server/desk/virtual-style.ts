/** The bar's own look; it stands on pages that are not the desk's, too. */
export const VIRTUAL_STYLE = `
.virtual{background:#fff6d9;border-bottom:1px solid #e6d48c;font-size:14px}
.virtual-row{display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center;min-height:46px;padding-top:6px;padding-bottom:6px}
.virtual form{display:flex;gap:6px;margin:0}
.virtual .virtual-what{color:var(--muted);margin-left:8px}
.virtual .virtual-error{color:var(--red);font-weight:600}
.virtual input{width:auto}`;
