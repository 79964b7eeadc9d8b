/** What only the desk's pages need beyond the product's look. */
export const DESK_STYLE = `
.desk-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:6px 18px;margin-bottom:12px}
.desk-head h1{margin:0 auto 0 0}
.desk-head a[aria-current]{font-weight:700;color:inherit;text-decoration:none}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(104px,1fr));margin:0}
.figures>div{padding:12px 16px;border-right:1px solid var(--line)}
.figures>div:last-child{border-right:0}
.figures dt{font-weight:400;color:var(--muted);font-size:13px}
.figures dd{margin:0;font-size:24px;font-weight:600;line-height:1.3}
.lights-chart svg{max-width:100%;height:auto;display:block}
.filter{padding:14px 16px}
.filter-row{display:flex;flex-wrap:wrap;gap:10px 12px;align-items:flex-end}
.filter label{flex:1 1 130px;min-width:0;max-width:230px}
.filter label.filter-wide{flex:2 1 240px;max-width:none}
.filter label>span{display:block;font-size:13px;color:var(--muted)}
.filter-buttons{display:flex;gap:8px}
.ledger-table td:nth-child(2){min-width:16em}
.table-list .light-reason{min-width:19em}
.mail-state{min-width:6em}
.escalation-table{table-layout:fixed;min-width:820px}
.escalation-table th:nth-child(1){width:34%}
.escalation-table th:nth-child(2){width:17%}
.escalation-table th:nth-child(3){width:24%}
.timeline{list-style:none;margin:0;padding:0}
.timeline>li{border-left:3px solid var(--line);padding:0 0 14px 16px;position:relative}
.timeline>li:last-child{padding-bottom:2px}
.timeline>li::before{content:"";position:absolute;left:-8px;top:6px;width:13px;height:13px;border-radius:50%;background:#fff;border:3px solid var(--brand)}
.timeline>li.quiet::before{border-color:#b9c3cf}
.timeline>li.bad::before{border-color:var(--red)}
.timeline>li.good::before{border-color:var(--green)}
.timeline time{color:var(--muted);font-size:13px;display:block}
.timeline ul{margin:2px 0 0;padding-left:18px;font-size:13px;color:var(--muted)}
.quote{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}
.facts dt{font-weight:400;color:var(--muted)}
.facts dd{margin:0;min-width:0;overflow-wrap:anywhere}
.source-text{white-space:pre-wrap;overflow-wrap:anywhere;font-size:15px;line-height:1.9}
.source-text mark{background:#ffe89a;padding:2px 0;scroll-margin-top:90px}
.official{max-width:720px;margin:0 auto;padding:28px 34px;border:1px solid var(--line);background:#fff;font-family:FangSong,FangSong_GB2312,"Noto Serif CJK SC",serif;font-size:16px;line-height:1.85}
.official h3{text-align:center;font-size:20px;font-weight:700;margin:0 0 10px;text-wrap:balance}
.official .official-number{text-align:center;margin:0 0 16px}
.official p{margin:0;overflow-wrap:anywhere}
.official .indent{text-indent:2em}
.official .official-sign{text-align:right;margin-top:18px}
details.draft{border-top:1px solid var(--line);padding:12px 16px}
details.draft>summary{cursor:pointer;font-weight:600}
details.draft[open]>summary{margin-bottom:12px}
.tabs{display:flex;flex-wrap:wrap;gap:4px 8px;margin:0 0 14px;padding:0;list-style:none}
.tabs a{display:block;padding:5px 14px;border:1px solid var(--line);border-radius:4px;background:#fff;color:var(--ink);text-decoration:none}
.tabs a[aria-current]{background:var(--brand);border-color:var(--brand);color:#fff}
#review .card-title{white-space:nowrap}
.mail-frame{width:100%;height:70vh;border:1px solid var(--line);background:#fff}
.small-lights{white-space:nowrap}
.small-lights .light-dot{margin:0 3px 0 8px}
.review-form textarea{min-height:110px}
.review-form{display:grid;grid-template-columns:1fr 2fr;gap:24px}
@media (max-width:1200px){.review-form{grid-template-columns:1fr}}
@media (max-width:700px){
.escalation-table{min-width:0;display:block}
.table-list .light-reason{min-width:0}
.lights-chart{margin-bottom:12px}
.table-list.card-table td:first-child,.table-list.card-table td:last-child{padding-left:14px;padding-right:14px}
.review-form{grid-template-columns:1fr}
.facts{grid-template-columns:1fr}
.facts dd{margin-bottom:6px}
.official{padding:16px 14px}
.filter label{max-width:none;flex-basis:45%}
.filter label.filter-wide{flex-basis:100%}
.figures>div{border-right:0}
}`;
