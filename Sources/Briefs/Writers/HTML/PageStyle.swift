/// The one style sheet of all pages: light, dark by preference, paper always light.
enum PageStyle {
  /// Writes the style sheet; the numbers of pages on paper are in the language.
  static func write(language: any PageLanguage, brand: Brand = Brand(), to buffer: inout MarkupBuffer) {
    buffer.literal("<style>\n")
    Palette.write(brand.colours, to: &buffer)
    buffer.literal(text)
    buffer.literal(charts)
    buffer.literal(small)
    if language.direction == .rightToLeft { buffer.literal(fromTheRight) }
    buffer.literal("@page{size:A4;margin:10mm 14mm 12mm;")
    buffer.literal(language.direction == .rightToLeft ? "@bottom-left{content:" : "@bottom-right{content:")
    pageNumbers(language.text(.pageOfPages), to: &buffer)
    buffer.literal(";font:9px \"Noto Sans\",sans-serif;color:#52616F}}\n")
    buffer.literal("@media print{\n")
    buffer.literal(PaperStyle.compact)
    buffer.literal(paper)
    buffer.literal("}\n")
    buffer.literal("</style>\n")
  }

  /// Words with `%1` and `%2` as content of a style sheet.
  static func pageNumbers(_ words: String, to buffer: inout MarkupBuffer) {
    // Numbers of a language from the right are kept together, those that the browser puts in are not there yet.
    var rest = DirectionIsolate.removed(from: words)[...]
    func quote(_ words: Substring) {
      guard !words.isEmpty else { return }
      buffer.styleText(StyleText.quoted(String(words)))
      buffer.literal(" ")
    }
    while let mark = rest.firstRange(of: /%[12]/) {
      quote(rest[..<mark.lowerBound])
      buffer.literal(rest[mark] == "%1" ? "counter(page) " : "counter(pages) ")
      rest = rest[mark.upperBound...]
    }
    quote(rest)
  }

  /// Type, spacing and the blocks of a page.
  static let text: StaticString = """
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%}
    body{margin:0;background:var(--page);color:var(--ink);font:13px/1.42 "Noto Sans","Noto Sans Math","Noto Sans Symbols2",system-ui,sans-serif;overflow-wrap:break-word}
    main{max-width:720px;margin:0 auto;padding:20px 16px 40px}
    header{border-top:5px solid var(--ink);padding-top:8px;position:relative}
    .brief header{border-color:var(--tip)}
    h1{font-size:30px;line-height:1.15;margin:0}
    h2{font-size:16px;line-height:1.3;margin:24px 0 8px}
    h3{font-size:14px;line-height:1.3;margin:0}
    p{margin:0}
    .kicker{font-size:11px;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--muted)}
    .brief .kicker{color:var(--tip)}
    .logo{display:block;max-height:48px;max-width:50%;margin:0 0 8px}
    .sub{color:var(--muted);margin-top:2px}
    .banner{display:inline-block;border:2px solid var(--alert);color:var(--alert);font-weight:600;font-size:12px;padding:2px 8px;margin:8px 6px 0 0}[dir=rtl] .banner{margin:8px 0 0 6px}
    .s,.note,.src{color:var(--muted);font-size:12px}
    .note,.src{font-size:11px;margin-top:4px}section>.s{margin-bottom:10px}
    .msgs{display:flex;flex-wrap:wrap;gap:16px;margin:8px 0 12px}
    .msg{flex:1 1 200px;border-top:2px solid var(--ink);padding-top:6px}
    .msgs.pairs .msg{flex-basis:300px}.msg .src{margin:0}
    .msg p{margin:2px 0 6px}
    .chip{display:inline-block;border:1.5px solid var(--tip);color:var(--tip);border-radius:10px;padding:0 8px;font-size:11px;line-height:17px;font-weight:600;white-space:nowrap}
    .chip.strong{background:var(--tip);color:var(--on)}
    .chip.weak,.chip.none{border:1.5px dashed var(--axis);color:var(--muted)}
    .chip.clear{border-color:var(--alert);color:var(--alert)}
    .tag{display:inline-block;border-radius:3px;padding:0 5px;font-size:10px;line-height:14px;font-weight:700;color:var(--on);vertical-align:1px}
    .tag.tip{background:var(--tip)}.tag.som{background:var(--som)}
    .kpis{display:flex;flex-wrap:wrap;gap:2px;margin:8px 0}
    .kpi{flex:1 1 150px;background:var(--panel);padding:8px 12px 10px;font-size:12px;color:var(--muted)}
    .kpis.threes .kpi{flex-basis:200px}
    .kpi strong{display:block;font-size:25px;line-height:1.2;color:var(--ink);font-variant-numeric:tabular-nums}
    .kpi span{color:var(--ink);font-size:11.5px;display:block;line-height:1.35}
    figure{margin:16px 0 0;break-inside:avoid}
    figure .s{margin-bottom:4px}
    .empty{background:var(--panel);padding:10px 12px}
    .card{border-inline-start:4px solid var(--alert);padding:2px 0 2px 12px;margin:0 0 12px;break-inside:avoid}
    .card>div{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:center}
    .card h3{margin-bottom:4px}
    .card svg{flex:0 1 316px;min-width:0}
    .card dl{flex:1 1 260px;display:grid;grid-template-columns:52px 1fr;gap:3px 8px;margin:0;font-size:12px}
    .card dt{color:var(--muted)}.card dd{margin:0}
    .trust{display:grid;grid-template-columns:110px 1fr;gap:6px 14px;margin:0;background:var(--panel);padding:12px 14px;font-size:12px}
    .trust dt{font-weight:600}.trust dd{margin:0}
    figure+.trust,figure+.scroll,.trust+.trust,.trust+.scroll,.scroll+.scroll,.scroll+.trust,.scroll+.empty,.trust+.s{margin-top:12px}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;font-size:11.5px;width:100%;font-variant-numeric:tabular-nums}
    caption{text-align:start;color:var(--muted);padding:0 0 4px}
    th,td{padding:4px 8px;border-bottom:1px solid var(--grid);text-align:end;vertical-align:middle}
    th{color:var(--muted);font-weight:600;vertical-align:bottom}
    thead th{border-bottom:1.5px solid var(--ink)}
    tbody th{color:var(--ink);vertical-align:middle}
    .w,tbody th{text-align:start}
    .series caption{font-size:14px;font-weight:700;color:var(--ink);padding:18px 0 2px}
    .series th,.series td{padding:4px 6px}.series td.v{white-space:normal}.series td svg{width:104px;height:20px;max-width:none}
    .series .line{width:116px}.series thead .line{white-space:nowrap}.series .word{min-width:84px}
    .series .clear td,.series .clear th{background:var(--row)}.series .clear .word{font-weight:600}
    .few{color:var(--muted)}
    tr{break-inside:avoid}
    details{margin-top:4px}summary{cursor:pointer;color:var(--muted);font-size:11px}
    .fold>summary h2{display:inline}.fold{margin-top:14px}
    a{color:var(--tip)}ul{padding-inline-start:18px;margin:4px 0}li{margin:2px 0}
    .languages{text-align:end;margin-bottom:6px}.languages a{display:inline-block;padding:4px 6px}
    .foot{border-top:1px solid var(--grid);margin-top:24px;padding-top:8px}
    .cite{font-size:12px;color:var(--muted)}.foot h2{margin:0 0 4px;font-size:13px}.foot p{font-size:11px;color:var(--muted)}

    """

  /// Marks and text of charts.
  private static let charts: StaticString = """
    svg{display:block;max-width:100%;height:auto;direction:ltr}
    svg text{font-size:10.5px;fill:var(--muted)}svg .b{font-weight:700}svg .n{font-size:11.5px}
    .axis{stroke:var(--axis)}.grid{stroke:var(--grid)}.open{fill:var(--grid);opacity:.5}
    .l{fill:none;stroke-linejoin:round;stroke-linecap:round}
    .own{stroke-width:2.2}.trend{stroke-width:2.4}.faint{stroke:var(--other);stroke-width:.8}
    .other{stroke:var(--other);stroke-width:1}.spark{stroke:var(--muted);stroke-width:1.4}
    .dash{stroke-dasharray:4 3}
    .rawdot{fill:var(--axis)}
    .tip{stroke:var(--tip)}.som{stroke:var(--som)}.ink{stroke:var(--ink)}
    .women{stroke:var(--women)}.men{stroke:var(--men)}.girls{stroke:var(--girls)}.boys{stroke:var(--boys)}
    svg .f-tip{fill:var(--tip)}svg .f-som{fill:var(--som)}svg .f-ink{fill:var(--ink)}
    svg .f-women{fill:var(--women)}svg .f-men{fill:var(--men)}svg .f-girls{fill:var(--girls)}svg .f-boys{fill:var(--boys)}
    svg .f-alert{fill:var(--alert)}svg .f-spark{fill:var(--muted)}
    .tag.tip,.tag.som{stroke:none}
    svg .band{opacity:.16;stroke:none}
    .x{stroke:var(--muted);stroke-width:1.4;fill:none}
    .node{fill:var(--panel);stroke:var(--axis)}.arrow{fill:none;stroke:var(--axis)}
    svg .ribbon{opacity:.38;stroke:none}svg .loose{fill:var(--axis);opacity:.3;stroke:var(--muted);stroke-dasharray:3 2;stroke-width:.6}
    .rest{fill:var(--axis);stroke:var(--muted);stroke-dasharray:3 2}.halo{fill:var(--page);opacity:.82}
    svg .f-other{fill:var(--other)}.box{fill:none;stroke:var(--muted);stroke-dasharray:3 2}.joint{stroke:var(--axis);stroke-width:1.5}
    .heat0{fill:var(--panel);stroke:var(--grid);stroke-width:.6}.heat1{opacity:.2}.heat2{opacity:.4}.heat3{opacity:.6}.heat4{opacity:.8}
    .picture{display:block;max-width:100%;height:auto;margin:12px 0}
    .multi{display:flex;flex-wrap:wrap;gap:8px}.multi svg{flex:0 1 166px}
    .thin{display:none}

    """

  /// Telephones.
  private static let small: StaticString = """
    @media screen and (max-width:640px){
    main{padding:12px 14px 32px}
    .wide{display:none}.thin{display:block}
    .msg,.kpi{flex-basis:140px}.msg{flex-basis:100%}
    .multi{justify-content:space-between}.multi svg{flex:0 1 48%}
    .trust{grid-template-columns:1fr;gap:2px}.trust dd{margin-bottom:8px}
    .series thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
    .series,.series tbody,.series caption{display:block}
    .series tr{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:center;padding:6px 4px;border-bottom:1px solid var(--grid)}
    .series td,.series th{border:0;padding:0;text-align:start}
    .series tr.clear{background:var(--row)}
    .series .line{width:104px}
    .series td.v::before{color:var(--muted);font-weight:400}
    .h0::before{content:var(--h0) " "}.h1::before{content:var(--h1) " "}.h2::before{content:var(--h2) " "}.h3::before{content:var(--h3) " "}
    .h4::before{content:var(--h4) " "}.h5::before{content:var(--h5) " "}.h6::before{content:var(--h6) " "}.h7::before{content:var(--h7) " "}
    }

    """

  /// Scripts from the right: letters are joined and stand in fonts of their own; that of Urdu hangs low and wants high lines.
  private static let fromTheRight: StaticString = """
    body{font-family:"Noto Sans","Noto Sans Arabic","Noto Naskh Arabic","Noto Sans Math","Noto Sans Symbols2",system-ui,sans-serif}
    .kicker{letter-spacing:0}
    .chip,.tag{line-height:1.7}
    :lang(ur) body{font-family:"Noto Sans","Noto Nastaliq Urdu","Noto Sans Math","Noto Sans Symbols2",system-ui,sans-serif;line-height:1.9}
    :lang(ur) h1,:lang(ur) h2,:lang(ur) h3,:lang(ur) .kpi strong,:lang(ur) .kpi span{line-height:1.9}
    :lang(ur) h1{padding-block:16px 6px}
    :lang(ur) .chip,:lang(ur) .tag{line-height:2.1}
    svg text{font-family:"Noto Sans","Noto Sans Arabic","Noto Sans Math","Noto Sans Symbols2",system-ui,sans-serif}

    """

  /// What a brief has on paper, in a browser's print and in PDF.
  static let paper: StaticString = """
    main{max-width:none;padding:0}
    .brief{font-size:12px;line-height:1.36}.brief h1{font-size:26px}.brief h2{font-size:14px;margin:12px 0 4px}.brief h3{font-size:13px}.brief .msg h3{font-size:12px}
    .brief .msgs{gap:8px 16px;margin:4px 0 6px}.brief .kpi{padding:5px 10px 7px;font-size:11px}.brief .kpi strong{font-size:21px}.brief .s{font-size:11px}
    .brief figure{margin-top:5px}.brief th,.brief td{padding:2px 6px}.brief .series caption{font-size:13px;padding-top:8px}
    .brief .note,.brief .src,.brief section>.s{font-size:10px;line-height:1.25;margin:1px 0}.brief .empty{padding:5px 10px}
    .brief .msg p,.brief .trust dt,.brief .trust dd{display:inline}.brief .columns .series .line{display:none}
    .brief .columns .s,.brief .columns .src{display:inline}.columns .s::after{content:" "}
    .brief .trust dt{margin-inline-end:5px}.brief .msg p{margin-inline-end:3px}.brief .msg .chip{padding:0 6px;line-height:14px;font-size:10px}.columns .part{display:inline-block;vertical-align:top;width:48.6%;margin-inline-end:2.8%;break-inside:avoid}.columns .part:nth-of-type(even){margin-inline-end:0}.columns .series caption{padding-top:0}
    .brief .trust{display:block;columns:2;column-gap:16px;font-size:10px;line-height:1.3;padding:6px 10px}.brief .trust dd::after{content:"\\A";white-space:pre}
    .brief .wide>svg{width:90%}.brief .multi svg{flex-basis:146px}
    .brief .foot{margin-top:8px;padding-top:4px}.brief .foot p{font-size:10px;line-height:1.3;display:inline}.brief .foot p:not(:last-child)::after{content:" · "}
    html:not([lang=en]) .brief{font-size:11px;line-height:1.3}html:not([lang=en]) .brief .msg h3{font-size:11px}html:not([lang=en]) .brief h2{margin:8px 0 3px}
    html:not([lang=en]) .brief .trust{font-size:9.5px;line-height:1.25}html:not([lang=en]) .brief :is(.s,.note,.src){font-size:9.5px;line-height:1.2}
    html:not([lang=en]) .brief figure{margin-top:3px}html:not([lang=en]) .brief :is(.foot p,.cite){font-size:9px}
    body{-webkit-print-color-adjust:exact;print-color-adjust:exact}h2,h3{break-after:avoid}.brief .series{break-inside:avoid}details,.files,.screen{display:none}

    """
}
