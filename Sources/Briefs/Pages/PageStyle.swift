/// The one style sheet of all pages: light, dark by preference, paper always light.
enum PageStyle {
  static let sheet: StaticString = """
    <style>
    :root{--ink:#1B2733;--muted:#52616F;--axis:#7F8C98;--grid:#DDE3E8;--tip:#0B5C8F;--som:#B3500A;--panel:#F4F6F8;--page:#fff}
    @media (prefers-color-scheme:dark){@media not print{:root{--ink:#E6EBF0;--muted:#A9B6C2;--axis:#7F8C98;--grid:#2E3944;--tip:#6CB6EA;--som:#F2A25C;--panel:#1B232C;--page:#12181F}}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--page);color:var(--ink);font:14px/1.45 "Noto Sans","Noto Sans Math","Noto Sans Symbols2",system-ui,sans-serif}
    body.brief{border-top:5px solid var(--tip)}body.nightly{border-top:5px solid var(--ink)}
    main{max-width:720px;margin:0 auto;padding:20px 16px 48px}
    h1{font-size:29px;line-height:1.15;margin:2px 0 6px}h2{font-size:18px;margin:32px 0 8px;padding-top:10px;border-top:1px solid var(--grid)}
    h3{font-size:15px;line-height:1.3;margin:20px 0 2px}p{margin:4px 0 8px}
    .kicker{color:var(--muted);font-weight:600;margin:0}.sub{font-size:15px}.asof,.s,.note,.src{color:var(--muted);font-size:12.5px}
    .msg{background:var(--panel);border-inline-start:4px solid var(--axis);padding:8px 12px;margin:8px 0}
    .msg b{display:block;font-size:15px}.chip{display:inline-block;border:1px solid var(--axis);border-radius:9px;padding:0 8px;font-size:12px}
    .kpis{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}.kpi{flex:1 1 150px;background:var(--panel);padding:8px 12px}
    .kpi strong{display:block;font-size:22px;line-height:1.2;font-variant-numeric:tabular-nums}
    .multi{display:flex;flex-wrap:wrap;gap:8px}.multi svg{flex:0 1 224px}
    svg{display:block;max-width:100%;height:auto}.t,svg text{font-size:11px;fill:var(--muted)}svg .b{font-weight:600}
    .axis{stroke:var(--axis)}.grid{stroke:var(--grid)}.l{fill:none;stroke-width:1.6;stroke-linejoin:round}
    .raw{stroke:var(--axis);stroke-width:1.1}.rawdot{fill:var(--axis)}.dash{stroke-dasharray:4 3}.trend{stroke-width:2.4}
    .tip{stroke:var(--tip)}.som{stroke:var(--som)}.ink{stroke:var(--ink)}
    svg .f-tip{fill:var(--tip)}svg .f-som{fill:var(--som)}svg .f-ink{fill:var(--ink)}svg .f-raw{fill:var(--axis)}
    .band{opacity:.16;stroke:none}.x{stroke:var(--ink);stroke-width:1.4;fill:none}
    .node{fill:var(--panel);stroke:var(--axis)}.arrow{fill:none;stroke:var(--axis)}
    .scroll{overflow-x:auto}table{border-collapse:collapse;font-size:12.5px;width:100%;font-variant-numeric:tabular-nums}
    th,td{padding:3px 8px 3px 0;border-bottom:1px solid var(--grid);text-align:end;vertical-align:top}
    th{color:var(--muted);font-weight:600}tbody th{color:var(--ink);font-weight:400}.w,tbody th{text-align:start}
    td.w{white-space:normal}caption{text-align:start;color:var(--muted);padding:4px 0}
    tr{break-inside:avoid}details{margin:4px 0}summary{cursor:pointer;color:var(--muted);font-size:12.5px}
    a{color:inherit}ul{padding-inline-start:20px}li{margin:3px 0}
    @media print{main{max-width:none;padding:0}}@page{size:A4;margin:13mm 14mm 15mm}
    </style>
    """
}
