/// Whether every number inside a result, however deep, is finite.
func holdsFiniteNumbersOnly(_ value: Any) -> Bool {
  if let number = value as? Double { return number.isFinite }
  return Mirror(reflecting: value).children.allSatisfy { holdsFiniteNumbersOnly($0.value) }
}
