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

  /// What the page says.
  public var report: Report
  /// The language it says it in.
  public var language: any PageLanguage
  /// The tables, in order.
  public var tables: [Table]
  /// The findings, in order.
  public var findings: [Findings]

  /// Creates a page.
  public init(report: Report, language: any PageLanguage, tables: [Table], findings: [Findings]) {
    self.report = report
    self.language = language
    self.tables = tables
    self.findings = findings
  }
}

/// A file of a page.
public struct WrittenFile: Sendable, Hashable {
  /// The name in the folder of the page.
  public var name: String
  /// The bytes.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// A form that pages are written in; no writer reads what another wrote.
public protocol ReportWriter: Sendable {
  /// The word that names it in `formats`.
  static var word: String { get }
  /// The files of a page; equal pages give equal bytes.
  static func files(_ page: WrittenPage) throws -> [WrittenFile]
}

/// The writers that are built, one line each.
public enum ReportWriters {
  /// All of them, in the order their files are made.
  public static let all: [any ReportWriter.Type] = [HTMLWriter.self, JSONWriter.self, CSVWriter.self]

  /// The writer of a word, or nil.
  public static func writer(_ word: String) -> (any ReportWriter.Type)? { all.first { $0.word == word } }
}
