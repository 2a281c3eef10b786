/// Reads the strict subset of YAML 1.2 that pipelines, contracts and code lists are written in.
///
/// The subset has mappings, sequences and scalars. Anchors, aliases, tags, directives, merge keys,
/// keys that are not words, duplicate keys and several documents are errors, and so are texts above
/// 1 MiB, 64 levels or 100,000 nodes. Scalars stay text: `NO` is a country, never false.
public enum YAMLReader {
  /// Reads a text.
  ///
  /// The error holds everything the subset refuses, up to the first place that is not YAML.
  public static func read(_ source: SourceText) throws(DiagnosticsError) -> Node {
    let start = SourcePosition(line: 1, column: 1)
    let beginning = SourceLocation(source: source, start: start, end: start)
    let size = source.lines.reduce(0) { $0 + $1.utf8.count + 1 }
    guard size <= YAMLLimits.bytes + 1 else {
      throw DiagnosticsError([tooLarge(at: beginning)])
    }
    let forbidden = YAMLForbiddenCharacters.diagnostics(in: source)
    guard forbidden.isEmpty else { throw DiagnosticsError(forbidden) }

    // The lines are joined again so that libyaml counts them as the source text does.
    guard let events = YAMLEventStream(bytes: Array(source.lines.joined(separator: "\n").utf8))
    else {
      throw DiagnosticsError([
        Diagnostic(.limit, "there is no memory left to read the file", at: beginning)
      ])
    }
    var builder = YAMLTreeBuilder(source: source)
    do throws(YAMLSyntaxProblem) {
      while builder.accept(try events.next()) {}
    } catch {
      builder.diagnostics.append(error.diagnostic(in: source))
    }
    guard builder.diagnostics.isEmpty else { throw DiagnosticsError(builder.diagnostics) }
    guard let root = builder.root else {
      throw DiagnosticsError([
        Diagnostic(.documentCount, "the file is empty", at: beginning)
      ])
    }
    return root
  }

  /// Reads a file in UTF-8.
  ///
  /// - Parameters:
  ///   - path: The absolute path.
  ///   - name: The name that diagnostics print.
  public static func read(path: String, name: String) throws(DiagnosticsError) -> Node {
    try read(YAMLFile.source(path: path, name: name))
  }

  static func tooLarge(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .limit, "the file is larger than 1 MiB", at: location,
      help: "records belong in a data file that a 'load' stage reads")
  }
}
