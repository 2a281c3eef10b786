import Language

/// What the pages of a stage are about: the codes that name the folder they are published in.
public struct PublicationSubject: Sendable, Hashable {
  /// Where a code comes from.
  public enum Source: Sendable, Hashable {
    /// A name bound by `for`.
    case binding(String)
    /// A parameter.
    case parameter(String)
  }

  /// Where each of the codes comes from, at least one.
  public var sources: [Source]

  /// Creates a subject.
  public init(sources: [Source]) { self.sources = sources }

  /// The codes of an instance, or nil where one of them has no value.
  public func codes(bindings: [Binding], parameters: [String: ParameterValue]) -> [String]? {
    var codes: [String] = []
    for source in sources {
      switch source {
      case .binding(let name):
        guard let binding = bindings.first(where: { $0.name == name }) else { return nil }
        codes.append(binding.value)
      case .parameter(let name):
        guard case .scalar(let value)? = parameters[name] else { return nil }
        codes.append(value)
      }
    }
    return codes
  }

  /// The name of the folder of some codes, `AFG`; different codes have different ones, and none is `latest`.
  public static func key(of codes: [String]) -> String {
    let key = PathSegment.key(codes)
    guard key.lowercased() == PublicationFolder.latest, let first = key.utf8.first else { return key }
    return "%" + String(first, radix: 16, uppercase: true) + key.dropFirst()
  }
}

/// What is known of the pages of a stage before they are made.
public struct CheckedPages: Sendable, Hashable {
  /// What each of them is about; nil where they are about no one thing.
  public var subject: PublicationSubject?
  /// Whether one of the files is a page that a browser opens, `index.html`.
  public var hasIndex: Bool

  /// Creates a description of pages.
  public init(subject: PublicationSubject?, hasIndex: Bool) {
    self.subject = subject
    self.hasIndex = hasIndex
  }
}

/// What is said of a page where it is listed: in manifests, the index and the feed.
public struct PublishedPage: Sendable, Hashable, Codable {
  /// What the folder of its subject is called, `AFG`; nil for a page about no one thing.
  public var key: String?
  /// The languages it is written in, the first one's files without its tag in their names.
  public var languages: [String]
  /// Its title, by language.
  public var titles: [String: String]
  /// The first thing it says, by language; empty where it says nothing in words.
  public var messages: [String: String]

  /// Creates what is said of a page.
  public init(key: String?, languages: [String], titles: [String: String], messages: [String: String]) {
    self.key = key
    self.languages = languages
    self.titles = titles
    self.messages = messages
  }
}
