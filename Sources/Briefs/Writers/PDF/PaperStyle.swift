/// The style sheet of paper: that of the page on a screen, with what differs on paper after it.
enum PaperStyle {
  /// Writes the style sheet; each page says its title and its number in its foot.
  static func write(title: String, language: any PageLanguage, brand: Brand, to buffer: inout MarkupBuffer) {
    buffer.literal("<style>\n")
    Palette.write(brand.colours, to: &buffer)
    buffer.literal(PageStyle.text)
    buffer.literal(compact)
    buffer.literal(PageStyle.paper)
    buffer.literal(layout)
    let fonts = PaperFonts(language)
    let isReversed = language.direction == .rightToLeft
    buffer.literal("@page{size:A4;margin:11mm 13.9mm 12mm;@bottom-")
    buffer.literal(isReversed ? "right" : "left")
    buffer.literal("{width:80%;text-align:start;")
    fonts.write(to: &buffer)
    buffer.literal("content:")
    buffer.styleText(StyleText.quoted(title))
    buffer.literal("}@bottom-")
    buffer.literal(isReversed ? "left" : "right")
    buffer.literal("{text-align:end;")
    fonts.write(to: &buffer)
    buffer.literal("content:")
    PageStyle.pageNumbers(language.text(.pageOfPages), to: &buffer)
    buffer.literal("}}\n")
    buffer.literal("body{")
    fonts.write(to: &buffer)
    buffer.literal("}\n")
    buffer.literal(fitted)
    if fonts == .nastaliq {
      buffer.literal(hanging)
      buffer.literal(smallPrint)
      buffer.literal("{")
      PaperFonts.arabic.write(to: &buffer)
      buffer.literal("line-height:max(1.19,calc(1.36*var(--room)))}\n")
    }
    buffer.literal("</style>\n")
  }

  /// What of a brief grows and shrinks until its sheets are full: `--room` is the room between lines and blocks, `--close` the
  /// size of the small print that closes it.
  private static let fitted: StaticString = """
    html{--room:1;--close:1}
    html[lang] .brief,html[lang] .brief .msg{line-height:max(1.19,calc(1.36*var(--room)))}
    html[lang] .brief h2{margin:calc(17px*var(--room) - 7px) 0 calc(8px*var(--room) - 4px)}
    html[lang] .brief figure{margin-top:calc(16px*var(--room) - 11px)}.brief .chart{margin-top:calc(20px*var(--room) - 20px)}
    .brief .sub{display:inline}.brief .sub+.sub::before{content:" · "}
    .brief .banner{margin:0 4px;padding:0 5px;font-size:10px;border-width:1px;vertical-align:middle}
    html[lang] .brief .kpi{line-height:max(1.22,calc(1.4*var(--room)));padding:calc(13px*var(--room) - 9px) 10px}
    html[lang] .brief :is(.s,.note,.src,.kpi span){line-height:max(1.12,calc(1.28*var(--room)))}
    html[lang] .brief .columns .part{font-size:9.5px;line-height:max(1.12,calc(1.28*var(--room)))}.brief .columns td.v{white-space:nowrap}
    html[lang] .brief :is(th,td){padding-block:calc(6px*var(--room) - 4px)}
    html[lang] .brief :is(.trust,.cite,.foot,.foot p){font-size:calc(9.7px*var(--close));line-height:1.3}

    """

  /// More room between lines of words that hang: closer, the strokes of one line cross the numbers of the line above, and a 0
  /// becomes a 9.
  private static let hanging: StaticString = """
    html,h1,h2,h3,.chip,.tag,html[lang] .brief,html[lang] .brief .msg{line-height:max(1.7,calc(1.76*var(--room)))}
    h1{padding-top:6px}html[lang] .brief :is(h1,h2){line-height:1.5}.multi{margin-top:9px}.brief h2{margin-top:4px}
    html[lang] .brief .msgs{margin:2px 0 3px}html[lang] .brief .msg p{margin:1px 0}
    html[lang] .brief :is(.s,.note,.src,.part){font-size:9px}html[lang] .brief .kpi{font-size:9px}html[lang] .brief .kpi strong{line-height:1.2}

    """

  /// Small print: words that hang cannot be read in its size, so that it stands in letters on a line.
  private static let smallPrint: StaticString =
    """
    html .s,html .note,html .src,html .cite,html .trust,html .foot p,html table,html .kpi,html .kpi span,html .card dl,html .part
    """

  /// Type and spacing of paper, for the browser's print too.
  static let compact: StaticString = """
    body{font-size:12px;line-height:1.38}
    main{max-width:none;padding:0}
    .logo{float:right;max-height:44px;margin:0 0 4px 12px}[dir=rtl] .logo{float:left;margin:0 12px 4px 0}
    h1{font-size:28px}h2{font-size:15px;margin:14px 0 5px;break-after:avoid}h3{font-size:12.5px;break-after:avoid}
    .sub{font-size:11px;margin-top:1px}.s,.note,.src{font-size:10px;line-height:1.35}.note,.src{margin-top:2px}
    section>.s{margin-bottom:4px}.empty{padding:5px 10px}.empty+.empty{padding-top:0}
    .msgs{margin:5px 0 6px;gap:14px}.msg{flex:1 1 0;break-inside:avoid;padding-top:4px}.msg p{font-size:11px;margin:2px 0 4px}
    .kpis{margin:5px 0}.kpi{flex:1 1 128px;padding:5px 10px 6px;font-size:10.5px}.kpi strong{font-size:21px}.kpi span{font-size:10px}
    figure{margin:9px 0 0}figure .s{margin-bottom:3px}
    .multi{display:flex;flex-wrap:wrap;gap:4px 8px}
    .trust{display:block;columns:2;column-gap:20px;padding:8px 12px;font-size:10px;line-height:1.35}
    .trust dt{break-after:avoid}.trust dd{margin-bottom:4px}
    table{font-size:10.5px}th,td{padding:2.5px 6px}.plain{font-size:9.5px}
    .series caption{font-size:12.5px;padding:10px 0 1px}.series th,.series td{padding:1.5px 5px}.series td svg{margin:-2.5px 0}
    .foot{margin-top:10px;padding-top:5px}.foot p{font-size:9px;line-height:1.35}.cite{font-size:10px;line-height:1.35}

    """

  /// What paper has and the screen has not.
  private static let layout: StaticString = """
    body{background:none}bdi{overflow-wrap:normal}
    .chart{position:relative;break-inside:avoid;direction:ltr}
    .chart svg{display:block;max-width:none}
    .chart span{position:absolute;line-height:14px;white-space:pre}[dir=rtl] .chart span{direction:rtl}
    .column{display:inline-block;vertical-align:top;width:344px}.column h3,.column p{padding-inline-end:14px}
    .card{margin:0 0 8px}.card>div{display:flex;flex-wrap:nowrap;gap:12px}.card .chart{flex:0 0 316px}
    .card dl{display:block;margin:0;flex:1 1 0;font-size:10px;line-height:1.32}
    .card dt{float:left;clear:left;margin-inline-end:6px}[dir=rtl] .card dt{float:right;clear:right}
    .picture{display:block;max-width:100%;margin:8px 0}.scroll{overflow:visible}thead{display:table-header-group}
    .chip.weak,.chip.none{border:.75px solid var(--axis)}
    [dir=rtl] .msgs{display:block}[dir=rtl] .msg{display:inline-block;vertical-align:top;width:31.8%;margin-inline-end:2.3%}
    [dir=rtl] .msg:nth-child(3n){margin-inline-end:0}
    [dir=rtl] .pairs .msg,[dir=rtl] .pairs .msg:nth-child(3n){width:48.4%;margin-inline-end:2.8%}
    [dir=rtl] .pairs .msg:nth-child(even){margin-inline-end:0}
    [dir=rtl] .multi{display:block}[dir=rtl] .multi .chart{display:inline-block;margin-inline-end:4px}
    @page{@bottom-left{font-size:9px;color:#52616F}@bottom-right{font-size:9px;color:#52616F}}

    """
}
