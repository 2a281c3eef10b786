import Language
import Tables

extension Telling {
  func category(_ part: SeriesName.Part) -> String {
    part.isUnknown
      ? say("category.unknown", ["dimension": .text(own(part.dimensionLabel))]) : own(part.label)
  }

  func categories(_ name: SeriesName) -> String {
    name.parts.isEmpty ? say("categories.all") : catalogue.joined(words(name.parts), by: .dot)
  }

  /// The categories one by one; sex and age together have words of their own.
  func words(_ parts: [SeriesName.Part]) -> [String] {
    let codes = parts.map(\.listedCode)
    for group in PartFigure.Group.allCases {
      guard let one = codes.firstIndex(of: group.codes.sex), let other = codes.firstIndex(of: group.codes.age)
      else { continue }
      return parts.indices.compactMap {
        $0 == min(one, other)
          ? say("category." + group.rawValue) : $0 == max(one, other) ? nil : category(parts[$0])
      }
    }
    return parts.map(category)
  }

  /// `detections of nationals of Iraq on the Western Balkan route (female)`.
  func subject(_ name: SeriesName) -> String {
    var text = own(name.measure)
    for part in name.parts where part.phrase != nil && !part.isUnknown {
      text = say("subject.within", ["what": .text(text), "category": .text(within(part))])
    }
    let loose = name.parts.filter { $0.phrase == nil || $0.isUnknown }
    guard !loose.isEmpty else { return text }
    let categories = catalogue.joined(words(loose), by: .comma)
    return say("subject.categories", ["what": .text(text), "categories": .text(categories)])
  }

  func within(_ part: SeriesName.Part) -> String {
    if let phrase = part.phrase, !part.isUnknown {
      return own(phrase).replacing("{}", with: own(part.label))
    }
    return say("category.within", ["category": .text(category(part))])
  }

  /// The name of a dimension inside a sentence.
  func dimension(_ label: LocalizedText) -> String { own(label).lowercasedFirst }

  /// The names of dimensions inside a sentence.
  func dimensions(_ labels: [LocalizedText]) -> String { list(labels.map(dimension)) }

  /// A series with its categories and what is counted.
  func title(_ name: SeriesName) -> String {
    name.parts.isEmpty
      ? capital(own(name.measure))
      : say("title", ["categories": .text(categories(name)), "measure": .text(own(name.measure))])
  }
}
