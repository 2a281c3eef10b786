import Testing

@testable import Briefs

@Suite struct DirectionIsolateTests {
  @Test func numbersInAMessageAreKeptTogether() {
    #expect(
      DirectionIsolate.numbersIsolated(in: "أقل من <5 أو 12–17 أو 50+ أو +12%")
        == "أقل من \u{2066}<5\u{2069} أو \u{2066}12–17\u{2069} أو \u{2066}50+\u{2069} أو \u{2066}+12%\u{2069}"
    )
  }

  @Test func namesOfAnotherScriptStandOnTheirOwn() {
    #expect(DirectionIsolate.name("Frontex") == "\u{2068}Frontex\u{2069}")
    #expect(DirectionIsolate.name("ملک X") == "\u{2068}ملک X\u{2069}")
    #expect(DirectionIsolate.name("پاکستان") == "پاکستان")
  }

  @Test func dividedLinesAreBalancedEach() {
    let lines = DirectionIsolate.balanced(["a \u{2068}b", "c", "d\u{2069} e"])
    #expect(lines == ["a \u{2068}b\u{2069}", "\u{2068}c\u{2069}", "\u{2068}d\u{2069} e"])
    #expect(lines.allSatisfy(DirectionIsolate.isBalanced))
    #expect(!DirectionIsolate.isBalanced("\u{2069}a\u{2066}"))
  }

  @Test func markupKeepsBalancedIsolatesAlone() {
    func markup(_ text: String) -> String {
      var buffer = MarkupBuffer()
      buffer.text(text)
      return buffer.markup
    }
    #expect(markup("a \u{2066}<5\u{2069}") == "a \u{2066}&lt;5\u{2069}")
    #expect(markup("a \u{2066}5") == "a &lt;U+2066&gt;5")
    #expect(markup("a \u{2069}5\u{2068}") == "a &lt;U+2069&gt;5&lt;U+2068&gt;")
    // Nothing else that turns a line passes.
    #expect(
      markup("\u{202E}\u{2068}x\u{2069}\u{2067}\u{200F}")
        == "&lt;U+202E&gt;\u{2068}x\u{2069}&lt;U+2067&gt;&lt;U+200F&gt;")
  }

  @Test func aLabelFromTheRightIsLaidOutOnItsOwn() {
    func markup(_ direction: WritingDirection) -> String {
      var buffer = MarkupBuffer(direction: direction)
      let place = Drawing.Point(x: 1, y: 2)
      SVGShape.write(
        .text(words: "مسار", place: place, anchor: .start, style: DrawingStyle(.label)), look: { _ in [] },
        to: &buffer)
      return buffer.markup
    }
    #expect(markup(.rightToLeft).contains(">\u{2068}مسار\u{2069}<"))
    #expect(markup(.leftToRight).contains(">مسار<"))
  }
}
