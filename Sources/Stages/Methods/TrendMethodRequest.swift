import Language

/// A method as it was asked for: `name`, or `name:parameter=value:parameter=value`.
struct TrendMethodRequest: Sendable {
  /// Why a method cannot be asked for like this.
  enum Fault: Error {
    case unknownMethod(String)
    case unknownParameter(String, of: TrendMethod)
    case wrongValue(String, of: TrendMethodParameter, TrendMethod)
    case noExposure(TrendMethod)
  }

  /// The name and the settings in the order in which they were given; results stand under it.
  private(set) var text: String
  let method: TrendMethod
  private(set) var settings = TrendMethodSettings()

  /// Finds a method by its name, and refuses one that lacks what it needs.
  init(_ name: String, hasExposure: Bool) throws(Fault) {
    guard let method = TrendMethod.all.first(where: { $0.name == name }) else { throw .unknownMethod(name) }
    guard method.need == .nothing || hasExposure else { throw .noExposure(method) }
    text = name
    self.method = method
  }

  /// Sets a parameter; the last value counts.
  mutating func set(_ name: String, _ value: String) throws(Fault) {
    guard let parameter = method.parameters.first(where: { $0.name == name }) else {
      throw .unknownParameter(name, of: method)
    }
    guard parameter.accepts(value) else { throw .wrongValue(value, of: parameter, method) }
    settings.texts[name] = value
    text += ":\(name)=\(value)"
  }

  /// Whether there is one answer for several series.
  var isTogether: Bool {
    if case .together = method.computation { return true }
    return false
  }

  /// Every method that has what it needs.
  static func all(hasExposure: Bool) -> [TrendMethodRequest] {
    TrendMethod.all.compactMap { try? TrendMethodRequest($0.name, hasExposure: hasExposure) }
  }
}
