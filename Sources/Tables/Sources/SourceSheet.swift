/// A sheet of a workbook, as it is before it is read.
public struct SourceSheet: Sendable, Hashable {
  /// Its name.
  ///
  /// Tabs may bear the names of people: a message gives the number.
  public var name: String
  /// Its place, from 1.
  public var number: Int
  /// Whether people do not see it.
  public var isHidden: Bool
  /// Whether a cell of it holds something; a chart holds none.
  public var isFilled: Bool
}

extension Sources {
  /// The sheets of a workbook in order; none of a file of another format.
  ///
  /// - Throws: why the workbook cannot be opened.
  public static func sheets(path: String) throws(SourceFault) -> [SourceSheet] {
    let beginning = try FileBeginning.read(path)
    for type in all where type.recognises(beginning, path: path) { return try type.sheets(path: path) }
    return []
  }
}
