import Statistics

extension ReferenceComparer {
  /// Compares adjusted p values, a call at a time.
  static func multipleTesting(_ item: ReferenceCase) -> Outcome {
    switch item.call {
    case "fdr_bh": adjustment(item, benjaminiHochberg)
    case "fdr_by": adjustment(item, benjaminiYekutieli)
    case "holm": adjustment(item, holm)
    case "bonferroni": adjustment(item, bonferroni)
    // Adjustments that the project leaves out.
    case "simes-hochberg", "hommel", "fdr_tsbh": .outOfScope
    default: .missing
    }
  }

  private static func adjustment(_ item: ReferenceCase, _ rule: ([Double?]) -> [Double?]) -> Outcome {
    let p = (item.fields["p"] as? [Any] ?? []).map { $0 as? Double }
    let theirs = (item.expected["adjusted"] as? [Any] ?? []).map { $0 as? Double }
    for (own, peer) in zip(rule(p), theirs) {
      switch (own, peer) {
      case (nil, nil): continue
      case (let own?, let peer?) where abs(own - peer) <= 1e-13 * abs(peer): continue
      default: return .different("\(item.id): an adjusted value differs")
      }
    }
    return p.count == theirs.count ? .equal : .different("\(item.id): another number of values")
  }
}
