/// The style sheet of paper: that of the page on a screen, with what differs on paper after it.
enum PaperStyle {
  /// Writes the style sheet; each page says its title and its number in its foot.
  static func write(title: String, language: any PageLanguage, to buffer: inout MarkupBuffer) {
    buffer.literal("<style>\n")
    Palette.write(to: &buffer)
    buffer.literal(PageStyle.text)
    buffer.literal(layout)
    let fonts = PaperFonts(language)
    let isReversed = language.direction == .rightToLeft
    buffer.literal("@page{size:A4;margin:13mm 14mm 15mm;@bottom-")
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
    if fonts == .nastaliq { buffer.literal(hanging) }
    buffer.literal("</style>\n")
  }

  /// More room between lines of words that hang.
  private static let hanging: StaticString = """
    body,h1,h2,h3,.kpi strong,.kpi span,.chip,.tag{line-height:1.9}h1{padding-top:6px}

    """

  /// What differs on paper.
  private static let layout: StaticString = """
    body{font-size:12px;line-height:1.4;background:none}
    main{max-width:none;padding:0}
    h1{font-size:28px}h2{font-size:15px;margin:16px 0 6px;break-after:avoid}h3{font-size:13px;break-after:avoid}
    .sub{font-size:11.5px}.s,.note,.src{font-size:10.5px}.note,.src{margin-top:2px}
    .msgs{margin:6px 0 8px;gap:14px}.msg{flex:1 1 0;break-inside:avoid}
    .kpis{margin:6px 0}.kpi{flex:1 1 0;padding:6px 10px 8px;font-size:11px}.kpi strong{font-size:22px}.kpi span{font-size:10.5px}
    figure{margin:12px 0 0}
    .chart{position:relative;break-inside:avoid;direction:ltr}
    .chart svg{display:block;max-width:none}
    .chart span{position:absolute;line-height:14px;white-space:pre}
    .multi{display:flex;flex-wrap:wrap;gap:6px 8px}
    .card{margin:0 0 10px}.card>div{display:block}.card .chart{margin-bottom:2px}
    .card dl,.trust{display:block;margin:0}
    .card dt,.trust dt{float:left;clear:left;text-align:start}
    [dir=rtl] .card dt,[dir=rtl] .trust dt{float:right;clear:right}
    .card dt{width:52px}.card dd{margin-inline-start:60px}
    .trust dt{width:104px}.trust dd{margin-inline-start:116px;margin-bottom:5px}
    .trust{padding:8px 12px;font-size:11px}
    table{font-size:10.5px}th,td{padding:2.5px 6px}
    .series caption{font-size:13px;padding:12px 0 2px}.series th,.series td{padding:2px 5px}
    .scroll{overflow:visible}thead{display:table-header-group}
    .foot{margin-top:14px;padding-top:6px}.foot p{font-size:9.5px}
    @page{@bottom-left{font-size:9px;color:#52616F}@bottom-right{font-size:9px;color:#52616F}}

    """
}
