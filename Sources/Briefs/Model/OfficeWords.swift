/// What an office wrote itself for a page: paragraphs, headings and lists, as it wrote them.
///
/// It is printed as it is, in every language of the page, and nothing in it is markup.
public struct OfficeWords: Sendable, Hashable, Codable {
  /// A piece of it.
  public struct Passage: Sendable, Hashable, Codable {
    /// The kinds of pieces.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      case heading, paragraph, bullet, numbered
    }

    /// What it is.
    public var kind: Kind
    /// Its text, on one line.
    public var text: String
    /// The line or the paragraph of the file in which it begins, from 1.
    public var line: Int

    /// Creates a passage.
    public init(_ kind: Kind, _ text: String, line: Int) {
      self.kind = kind
      self.text = text
      self.line = line
    }
  }

  /// The pieces in order.
  public var passages: [Passage]

  /// Creates words.
  public init(passages: [Passage]) { self.passages = passages }

  /// The pieces with those of one kind that follow each other together; no group is empty.
  var groups: [[Passage]] {
    var groups: [[Passage]] = []
    for passage in passages {
      if groups.last?.first?.kind == passage.kind {
        groups[groups.count - 1].append(passage)
      } else {
        groups.append([passage])
      }
    }
    return groups
  }
}
