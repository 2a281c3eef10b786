public import Tables
public import Trends

/// A page in one language, with the tables and findings it was made of.
public struct WrittenPage: Sendable {
  /// A table and the name of its file, without an ending.
  public struct Table: Sendable {
    /// The name, `series-AFG`.
    public var name: String
    /// The table.
    public var table: CountsTable

    /// Creates a table with its name.
    public init(name: String, table: CountsTable) {
      self.name = name
      self.table = table
    }
  }

  /// Findings and the name of their file, without an ending.
  public struct Findings: Sendable {
    /// The name, `trends-AFG`.
    public var name: String
    /// The findings.
    public var findings: [Finding]

    /// Creates findings with their name.
    public init(name: String, findings: [Finding]) {
      self.name = name
      self.findings = findings
    }
  }

  /// The page in one language, among those it is written in.
  public struct Edition: Sendable, Hashable {
    /// The BCP 47 tag of its language.
    public var tag: String
    /// What stands in the names of its files before their ending: nothing in the first language of a page, `.ur` in others.
    public var suffix: String

    /// Creates an edition.
    public init(tag: String, suffix: String) {
      self.tag = tag
      self.suffix = suffix
    }

    /// The editions of a page in some languages, in order.
    public static func all(_ languages: [any PageLanguage]) -> [Edition] {
      languages.enumerated().map { place, language in
        Edition(tag: language.tag, suffix: place == 0 ? "" : "." + language.tag)
      }
    }
  }

  /// What the page says.
  public var report: Report
  /// The language it says it in.
  public var language: any PageLanguage
  /// What the office that gives it out gives its pages.
  public var brand = Brand()
  /// All editions of the page, this one among them.
  public var editions: [Edition]
  /// The words of the writers that write it, this one among them, so that one can link what another makes.
  public var formats: Set<String> = []
  /// The kinds of conversion for which this machine has no program: their files are not made, and nothing links them.
  public var unmade: Set<DocumentConversion.Kind> = []
  /// The tables, in order.
  public var tables: [Table]
  /// The findings, in order.
  public var findings: [Findings]
  /// What the code lists say.
  public var labels: PageInputs.Labels

  /// Creates a page.
  ///
  /// - Parameter editions: All editions of the page; without any the page has this one alone.
  public init(
    report: Report, language: any PageLanguage, editions: [Edition] = [], tables: [Table],
    findings: [Findings], labels: PageInputs.Labels = .init(full: { _, _ in nil })
  ) {
    self.report = report
    self.language = language
    self.editions = editions.isEmpty ? Edition.all([language]) : editions
    self.tables = tables
    self.findings = findings
    self.labels = labels
  }

  /// The name of a file of this edition: `index.html`, or `index.ur.html` where Urdu is not its first language.
  public func name(_ base: String, _ ending: String) -> String {
    let suffix = editions.first { $0.tag == language.tag }?.suffix ?? ""
    return base + suffix + "." + ending
  }
}

/// A file of a page.
public struct WrittenFile: Sendable, Hashable {
  /// What a file holds.
  public enum Content: Sendable, Hashable {
    /// These bytes.
    case bytes([UInt8])
    /// What another program makes of a page; until it has, nothing.
    case conversion(DocumentConversion)
  }

  /// The name in the folder of the page.
  public var name: String
  /// What it holds.
  public var content: Content

  /// Creates a file of bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    content = .bytes(bytes)
  }

  /// Creates a file that another program makes.
  public init(name: String, conversion: DocumentConversion) {
    self.name = name
    content = .conversion(conversion)
  }

  /// The bytes; none of a file that is still to be made.
  public var bytes: [UInt8] {
    if case .bytes(let bytes) = content { bytes } else { [] }
  }

  /// Whether it can be made where some kinds of conversion cannot.
  public func isMade(without kinds: Set<DocumentConversion.Kind>) -> Bool {
    if case .conversion(let conversion) = content { !kinds.contains(conversion.kind) } else { true }
  }
}

/// What another program is to make of a page.
public enum DocumentConversion: Sendable, Hashable {
  /// A PDF of a page that is laid out for paper, and how many sheets it is to fill; nil for as many as it takes.
  case pdf(html: String, sheets: Int? = nil)
  /// A Word document of a page of plain headings, paragraphs, tables and pictures, with its pictures as SVG by name, and the
  /// document whose styles it takes; nil for those of the house.
  case word(html: String, pictures: [String: String], styles: [UInt8]?)
  /// A picture of so many dots an inch.
  case png(svg: String, dotsPerInch: Int)

  /// The kinds of conversion; the worker that makes them knows them by the same words.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case pdf, word, png
  }

  /// The kind.
  public var kind: Kind {
    switch self {
    case .pdf: .pdf
    case .word: .word
    case .png: .png
    }
  }
}

/// What of a page is the same in every language.
public enum EditionScope: Sendable {
  /// Each edition has files of its own.
  case eachLanguage
  /// All editions share the files.
  case once
}

/// What of a page a form holds.
public enum WrittenContent: Sendable {
  /// The page.
  case report
  /// The tables and findings it is made of, whether the page shows them or not.
  case inputs
}

/// A form that pages are written in; no writer reads what another wrote.
public protocol ReportWriter: Sendable {
  /// The word that names it in `formats`.
  static var word: String { get }
  /// Whether each edition of a page has files of its own.
  static var scope: EditionScope { get }
  /// The kinds of conversion among its files: the versions of the programs that make them are part of what a page follows from.
  static var conversions: [DocumentConversion.Kind] { get }
  /// What of a page it holds.
  static var content: WrittenContent { get }
  /// The files of a page; equal pages give equal bytes.
  static func files(_ page: WrittenPage) throws -> [WrittenFile]
}

extension ReportWriter {
  /// Most forms hold words.
  public static var scope: EditionScope { .eachLanguage }
  /// Most forms are bytes at once.
  public static var conversions: [DocumentConversion.Kind] { [] }
  /// Most forms hold the page.
  public static var content: WrittenContent { .report }
}

/// The writers that are built, one line each.
public enum ReportWriters {
  /// The writer of the page that a browser opens, `index.html`.
  public static let browsed: any ReportWriter.Type = HTMLWriter.self

  /// All of them, in the order their files are made.
  public static let all: [any ReportWriter.Type] = [
    HTMLWriter.self, JSONWriter.self, CSVWriter.self,
    PDFWriter.self, ChartsWriter.self, WordWriter.self,
    XLSXWriter.self,
    SDMXWriter.self,
    EmailWriter.self,
  ]

  /// The writer of a word, or nil.
  public static func writer(_ word: String) -> (any ReportWriter.Type)? { all.first { $0.word == word } }
}
