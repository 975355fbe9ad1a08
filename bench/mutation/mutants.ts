import ts from 'typescript'

/** One small change of a file, by its place in the text. */
export interface Mutant {
  file: string
  /** The first and the last line of what is changed, from 1. */
  lines: [number, number]
  start: number
  end: number
  before: string
  after: string
}

const OPPOSITES: Partial<Record<ts.SyntaxKind, string[]>> = {
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
  [ts.SyntaxKind.LessThanToken]: ['<=', '>='],
  [ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
  [ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
  [ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
  [ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
  [ts.SyntaxKind.BarBarToken]: ['&&'],
}

/** Every mutant of a file: comparisons, boolean operators, conditions, returns, and calls that are left out. */
export function mutantsIn(file: string, text: string): Mutant[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
  const mutants: Mutant[] = []
  visit(source)
  return mutants

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node)) return
    for (const [place, after] of changesOf(node)) {
      const [start, end] = [place.getStart(source), place.getEnd()]
      const before = text.slice(start, end)
      if (before !== after) mutants.push({ file, lines: [lineAt(start), lineAt(end)], start, end, before, after })
    }
    ts.forEachChild(node, visit)
  }

  function lineAt(position: number): number {
    return source.getLineAndCharacterOfPosition(position).line + 1
  }
}

function changesOf(node: ts.Node): [ts.Node, string][] {
  if (ts.isBinaryExpression(node)) return each(node.operatorToken, OPPOSITES[node.operatorToken.kind])
  if (ts.isIfStatement(node) || ts.isWhileStatement(node)) return each(node.expression, ['true', 'false'])
  if (ts.isConditionalExpression(node)) return each(node.condition, ['true', 'false'])
  if (ts.isReturnStatement(node) && node.expression) return each(node.expression, insteadOf(node.expression, node))
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return each(node.body, insteadOf(node.body, node))
  if (ts.isExpressionStatement(node) && isCall(node.expression)) return each(node, [';'])
  return []
}

function each(node: ts.Node, changes: string[] = []): [ts.Node, string][] {
  return changes.map((change) => [node, change])
}

/** What a function returns instead: both answers where it says whether something holds, and nothing otherwise. */
function insteadOf(value: ts.Expression, from: ts.Node): string[] {
  const owner = ts.findAncestor(from, ts.isFunctionLike)
  const type = owner?.type?.getText() ?? ''
  return isQuestion(value) || /^(Promise<)?boolean\b/.test(type) ? ['true', 'false'] : ['undefined']
}

/** Comparisons and negations, whose type can be read from the text. */
function isQuestion(value: ts.Expression): boolean {
  if (ts.isParenthesizedExpression(value)) return isQuestion(value.expression)
  if (ts.isPrefixUnaryExpression(value)) return value.operator === ts.SyntaxKind.ExclamationToken
  if (!ts.isBinaryExpression(value)) return false
  if (value.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return isQuestion(value.left) && isQuestion(value.right)
  return /^([<>]=?|[!=]==)$/.test(value.operatorToken.getText())
}

/** What goes into the log decides nothing. */
function isCall(node: ts.Expression): boolean {
  const inner = ts.isAwaitExpression(node) || ts.isVoidExpression(node) ? node.expression : node
  return ts.isCallExpression(inner) && !inner.expression.getText().startsWith('log.')
}
