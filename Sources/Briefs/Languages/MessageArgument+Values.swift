extension MessageArgument {
  /// What chooses words that are only there with a value: `known`, or `none`.
  static func presence<Value>(of value: Value?) -> MessageArgument {
    .choice(value == nil ? "none" : "known")
  }
}

extension Telling {
  /// A figure in a form; nothing for nil, beside which another argument chooses words without it.
  func figure(_ value: Double?, _ form: Quantity.Form) -> MessageArgument {
    .text(value.map { bare(Quantity($0, form: form)) } ?? "")
  }
}
