/// How rows become groups, and what is told of each.
///
/// A group without rows does not exist: over no rows there is no row, not even of the whole.
package struct Grouping: Sendable {
  /// A key of the groups.
  package struct Key: Sendable {
    /// Where the text of a key comes from.
    package enum Source: Sendable {
      /// A key of the rows.
      case key(String)
      /// The period of another frequency in which that of a key lies as a whole.
      case enclosing(of: String, from: Period.Frequency, in: Period.Frequency)
      /// `1` where a key holds a part, `0` where it holds the margin.
      case isPart(String)
    }

    /// The name.
    package var name: String
    /// Where its text comes from.
    package var source: Source

    /// Creates a key.
    package init(_ name: String, _ source: Source) {
      self.name = name
      self.source = source
    }

    /// A key of the rows under its own name.
    package init(_ name: String) { self.init(name, .key(name)) }
  }

  /// A cell of each group.
  package struct Aggregate: Sendable {
    /// What is computed.
    package enum Rule: Sendable {
      /// The sum of a cell.
      case sum(String)
      /// The number of rows.
      case count
      /// What several ways to the same figure come to; see `Alternatives`.
      case reconciled(String, Alternatives)
      /// The figure that needs no sum; not published separately where there is none.
      case published(String, Alternatives)
      /// 1 where the ways that sum least contradict each other, else 0.
      case contradictions(String, Alternatives)
      /// How far the figure that needs no sum lies from what its parts come to, 0 where it does not.
      case gap(String, Alternatives)
      /// The same for every group.
      case constant(Cell)
    }

    /// The name.
    package var name: String
    /// What is computed.
    package var rule: Rule

    /// Creates an aggregate.
    package init(_ name: String, _ rule: Rule) {
      self.name = name
      self.rule = rule
    }
  }

  /// Rows of a group as ways to the same figure, each having summed over some dimensions.
  ///
  /// A dimension was summed over where `flag` is `1` (the rows held parts) and the dimension is at its
  /// margin or no key any more. The rows that summed over the fewest dimensions count. Where the ends of
  /// those contradict each other the figure is missing; else it is the one that says most: the first
  /// by status, then by the narrower interval or the larger lower bound, then by the smaller value. Its marks are those
  /// of all rows that count, and `derived` where they summed at all.
  package struct Alternatives: Sendable {
    /// A dimension that may have been summed over.
    package struct Dimension: Sendable {
      /// The dimension.
      package var name: String
      /// The key that tells whether rows held parts of it.
      package var flag: String

      /// Creates a dimension.
      package init(name: String, flag: String) {
        self.name = name
        self.flag = flag
      }
    }

    /// The dimensions that may have been summed over.
    package var dimensions: [Dimension]

    /// Creates what may have been summed over.
    package init(dimensions: [Dimension]) { self.dimensions = dimensions }
  }

  /// The keys in order.
  package var keys: [Key]
  /// The keys of each grouping, all others at the margin `_T`; nil is one grouping by all keys.
  package var sets: [[String]]?
  /// The cells in order.
  package var aggregates: [Aggregate]
  /// A key of the rows whose greatest text, by bytes, becomes the last key.
  package var greatest: String?

  /// Creates a grouping; without `sets` there is one of all keys.
  package init(
    keys: [Key], sets: [[String]]? = nil, aggregates: [Aggregate], greatest: String? = nil
  ) {
    self.keys = keys
    self.sets = sets
    self.aggregates = aggregates
    self.greatest = greatest
  }
}
