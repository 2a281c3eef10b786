/// The crime a figure is about; figures of the two are never added, nor drawn in one panel.
public enum Crime: String, Sendable, Hashable, Codable {
  /// Trafficking in persons.
  case trafficking = "TIP"
  /// Smuggling of migrants.
  case smuggling = "SOM"
}
