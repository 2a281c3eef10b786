import Foundation
import LinearAlgebra
import Testing

@Suite struct FactorisationTests {
  private let square = [[4.0, 2, 1], [2.0, 5, 3], [1.0, 3, 6]]

  private func isNear(_ ours: [Double], _ wanted: [Double], _ tolerance: Double = 1e-13) -> Bool {
    ours.count == wanted.count && zip(ours, wanted).allSatisfy { abs($0 - $1) <= tolerance }
  }

  @Test func gramIsTheProductWithTheTranspose() throws {
    let matrix = try Matrix(columns: [[1, 2, 3, 4], [0, 1, 0, -1]])
    #expect(try matrix.gram() == matrix.multiplied(.transposed, by: matrix))
    #expect(try matrix.gram(.asIs) == matrix.multiplied(by: matrix, .transposed))
    #expect(try Matrix(rows: 0, columns: 2).gram() == Matrix(rows: 2, columns: 2))
  }

  @Test func choleskySolvesAndInverts() throws {
    let matrix = try Matrix(columns: square)
    let factor = try CholeskyFactorisation(matrix)
    let product = try factor.inverse().multiplied(by: matrix)
    #expect(isNear(product.elements, [1, 0, 0, 0, 1, 0, 0, 0, 1]))
    let rightHandSide = try matrix.multiplied(by: Matrix(columns: [[1, -2, 3]]))
    #expect(isNear(try factor.solution(of: rightHandSide).elements, [1, -2, 3]))
    // The determinant by Sarrus' rule.
    #expect(abs(factor.logDeterminant - log(67.0)) < 1e-13)
  }

  @Test func anIndefiniteMatrixIsRefused() throws {
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) {
      try CholeskyFactorisation(Matrix(columns: [[1, 2], [2, 1]]))
    }
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) {
      try CholeskyFactorisation(Matrix(columns: [[1, 1], [1, 1]]))
    }
    #expect(throws: LinearAlgebraError.unsupportedShape) {
      try CholeskyFactorisation(Matrix(rows: 0, columns: 0))
    }
    #expect(throws: LinearAlgebraError.notFinite) { try CholeskyFactorisation(Matrix(columns: [[.nan]])) }
  }

  @Test func eigenvectorsReproduceTheMatrix() throws {
    let matrix = try Matrix(columns: square)
    let eigen = try SymmetricEigendecomposition(matrix)
    #expect(eigen.values == eigen.values.sorted())
    var scaled = eigen.vectors
    for column in 0..<3 {
      for row in 0..<3 { scaled[row, column] *= eigen.values[column] }
    }
    #expect(isNear(try scaled.multiplied(by: eigen.vectors, .transposed).elements, matrix.elements))
  }

  @Test func singularValuesAreRootsOfEigenvaluesOfTheGram() throws {
    let matrix = try Matrix(columns: [[1, 2, 3, 4], [0, 1, 0, -1]])
    let decomposition = try SingularValueDecomposition(matrix)
    let eigen = try SymmetricEigendecomposition(matrix.gram())
    #expect(isNear(decomposition.values.map { $0 * $0 }, eigen.values.reversed()))
    #expect(decomposition.rank() == 2)
    #expect(try SingularValueDecomposition(Matrix(columns: [[1, 2], [2, 4]])).rank() == 1)
  }

  @Test func triangularSolutionsUndoTheProduct() throws {
    let lower = try CholeskyFactorisation(Matrix(columns: square)).triangle
    let wanted = try Matrix(columns: [[1, 2, 3], [-1, 0, 1]])
    let solution = try lower.triangularSolution(.lower, of: lower.multiplied(by: wanted))
    #expect(isNear(solution.elements, wanted.elements))
    #expect(throws: LinearAlgebraError.rankDeficient(rank: 0)) {
      try Matrix(rows: 1, columns: 1).triangularSolution(.upper, of: Matrix(rows: 1, columns: 1))
    }
  }

  @Test(arguments: 1...14) func aBatchOfSmallSystemsAgreesWithOneAtATime(order: Int) throws {
    var state = UInt64(order)
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31) - 0.5
    }
    let count = 5
    var packed = Matrix(rows: count, columns: order * (order + 1) / 2)
    var rightHandSides = Matrix(rows: count, columns: order)
    var singles: [(Matrix, Matrix)] = []
    for system in 0..<count {
      let columns = (0..<order).map { _ in (0..<(order + 6)).map { _ in next() } }
      let gram = try Matrix(columns: columns).gram()
      for column in 0..<order {
        for row in column..<order {
          packed[system, BatchedCholesky.packedColumn(row, column, order: order)] = gram[row, column]
        }
        rightHandSides[system, column] = next()
      }
      singles.append((gram, try Matrix(columns: [(0..<order).map { rightHandSides[system, $0] }])))
    }
    let batch = try BatchedCholesky(packed: packed, order: order)
    #expect(batch.isDefinite == [Bool](repeating: true, count: count))
    let solution = try batch.solution(of: rightHandSides)
    let inverses = batch.packedInverses()
    for (system, (gram, rightHandSide)) in singles.enumerated() {
      let single = try CholeskyFactorisation(gram)
      let wanted = try single.solution(of: rightHandSide).elements
      let scale = wanted.map(abs).max() ?? 0
      #expect(isNear((0..<order).map { solution[system, $0] }, wanted, 1e-9 * scale))
      let inverse = try single.inverse()
      let last = BatchedCholesky.packedColumn(order - 1, 0, order: order)
      #expect(
        abs(inverses[system, last] - inverse[order - 1, 0]) <= 1e-9 * (inverse.elements.map(abs).max() ?? 0))
    }
  }

  @Test func aSystemThatIsNotDefiniteDoesNotTouchItsNeighbours() throws {
    let packed = try Matrix(rows: 3, columns: 3, elements: [1, 4, .nan, 2, 0, 0, 1, 9, 1])
    let batch = try BatchedCholesky(packed: packed, order: 2)
    #expect(batch.isDefinite == [false, true, false])
    let solution = try batch.solution(of: Matrix(rows: 3, columns: 2, filledWith: 1))
    #expect(solution.elements == [0, 0.25, 0, 0, 1.0 / 9, 0])
  }
}
