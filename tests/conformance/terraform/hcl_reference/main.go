// Says of each file named on standard input what hashicorp/hcl reads from it: `== PATH`, then `error: …` lines, or the
// tree in the form of generator/terraform/hcl/dump.hpp. A file that ends in .tmpl, .tftpl or .tpl is read as a template, in
// .expr as an expression; of one in .tokens or .template-tokens the words are said.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

var operators = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr: "||", hclsyntax.OpLogicalAnd: "&&", hclsyntax.OpLogicalNot: "!",
	hclsyntax.OpEqual: "==", hclsyntax.OpNotEqual: "!=",
	hclsyntax.OpGreaterThan: ">", hclsyntax.OpGreaterThanOrEqual: ">=",
	hclsyntax.OpLessThan: "<", hclsyntax.OpLessThanOrEqual: "<=",
	hclsyntax.OpAdd: "+", hclsyntax.OpSubtract: "-", hclsyntax.OpMultiply: "*", hclsyntax.OpDivide: "/",
	hclsyntax.OpModulo: "%", hclsyntax.OpNegate: "-",
}

type printer struct {
	source []byte
}

func quoted(text string) string {
	var out strings.Builder
	out.WriteByte('"')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteByte(c)
		case c == '\n':
			out.WriteString("\\n")
		case c < 0x20:
			fmt.Fprintf(&out, "\\x%02x", c)
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
	return out.String()
}

func (p *printer) words(from hcl.Range) string {
	return string(p.source[from.Start.Byte:from.End.Byte])
}

func (p *printer) literal(value cty.Value, where hcl.Range) string {
	switch {
	case value.IsNull():
		return "null"
	case !value.IsKnown():
		return "(invalid)"
	case value.Type() == cty.Bool && value.True():
		return "true"
	case value.Type() == cty.Bool:
		return "false"
	case value.Type() == cty.Number:
		return strings.Trim(p.words(where), "[]. \t\r\n")
	default:
		return quoted(value.AsString())
	}
}

func (p *printer) traversal(source string, steps hcl.Traversal) string {
	for _, step := range steps {
		switch step := step.(type) {
		case hcl.TraverseAttr:
			source = fmt.Sprintf("(attribute %s %s)", source, step.Name)
		case hcl.TraverseIndex:
			key := p.literal(step.Key, step.SrcRange)
			if !step.Key.IsNull() && step.Key.IsKnown() && step.Key.Type() == cty.String {
				key = "(template " + key + ")"
			}
			source = fmt.Sprintf("(index %s %s)", source, key)
		}
	}
	return source
}

func (p *printer) list(name string, items []hclsyntax.Expression) string {
	out := "(" + name
	for _, item := range items {
		out += " " + p.expression(item)
	}
	return out
}

func (p *printer) expression(e hclsyntax.Expression) string {
	switch e := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return p.literal(e.Val, e.SrcRange)
	case *hclsyntax.ScopeTraversalExpr:
		return p.traversal("(variable "+e.Traversal.RootName()+")", e.Traversal[1:])
	case *hclsyntax.RelativeTraversalExpr:
		return p.traversal(p.expression(e.Source), e.Traversal)
	case *hclsyntax.FunctionCallExpr:
		out := p.list("call "+e.Name, e.Args)
		if e.ExpandFinal {
			out += " ..."
		}
		return out + ")"
	case *hclsyntax.ConditionalExpr:
		return p.list("?", []hclsyntax.Expression{e.Condition, e.TrueResult, e.FalseResult}) + ")"
	case *hclsyntax.BinaryOpExpr:
		return p.list(operators[e.Op], []hclsyntax.Expression{e.LHS, e.RHS}) + ")"
	case *hclsyntax.UnaryOpExpr:
		return p.list(operators[e.Op], []hclsyntax.Expression{e.Val}) + ")"
	case *hclsyntax.ParenthesesExpr:
		return p.list("parentheses", []hclsyntax.Expression{e.Expression}) + ")"
	case *hclsyntax.IndexExpr:
		return p.list("index", []hclsyntax.Expression{e.Collection, e.Key}) + ")"
	case *hclsyntax.SplatExpr:
		return p.list("splat", []hclsyntax.Expression{e.Source, e.Each}) + ")"
	case *hclsyntax.AnonSymbolExpr:
		return "(element)"
	case *hclsyntax.TupleConsExpr:
		return p.list("tuple", e.Exprs) + ")"
	case *hclsyntax.TemplateExpr:
		return p.list("template", e.Parts) + ")"
	case *hclsyntax.TemplateWrapExpr:
		return p.list("unwrap", []hclsyntax.Expression{e.Wrapped}) + ")"
	case *hclsyntax.TemplateJoinExpr:
		return p.list("join", []hclsyntax.Expression{e.Tuple}) + ")"
	case *hclsyntax.ObjectConsExpr:
		out := "(object"
		for _, item := range e.Items {
			out += " " + p.expression(item.KeyExpr) + " " + p.expression(item.ValueExpr)
		}
		return out + ")"
	case *hclsyntax.ObjectConsKeyExpr:
		if !e.ForceNonLiteral {
			if name := hcl.ExprAsKeyword(e.Wrapped); name != "" {
				return quoted(cty.StringVal(name).AsString())
			}
		}
		return p.expression(e.Wrapped)
	case *hclsyntax.ForExpr:
		key := e.KeyVar
		if key == "" {
			key = "_"
		}
		name := "for-tuple"
		if e.KeyExpr != nil {
			name = "for-object"
		}
		out := fmt.Sprintf("(%s %s %s %s", name, key, e.ValVar, p.expression(e.CollExpr))
		if e.KeyExpr != nil {
			out += " " + p.expression(e.KeyExpr)
		}
		out += " " + p.expression(e.ValExpr)
		if e.Group {
			out += " ..."
		}
		if e.CondExpr != nil {
			out += " if " + p.expression(e.CondExpr)
		}
		return out + ")"
	default:
		return fmt.Sprintf("(unknown %T)", e)
	}
}

func (p *printer) body(out *bufio.Writer, body *hclsyntax.Body, indentation string) {
	var attributes []*hclsyntax.Attribute
	for _, attribute := range body.Attributes {
		attributes = append(attributes, attribute)
	}
	sort.Slice(attributes, func(i, j int) bool {
		return attributes[i].NameRange.Start.Byte < attributes[j].NameRange.Start.Byte
	})
	for _, attribute := range attributes {
		fmt.Fprintf(out, "%s%s = %s\n", indentation, attribute.Name, p.expression(attribute.Expr))
	}
	for _, block := range body.Blocks {
		out.WriteString(indentation + block.Type)
		for _, label := range block.Labels {
			out.WriteString(" " + quoted(label))
		}
		out.WriteString("\n")
		p.body(out, block.Body, indentation+"  ")
	}
}

// Our names of the kinds; what is wrong in any case has no name.
var kinds = map[hclsyntax.TokenType]string{
	hclsyntax.TokenIdent: "identifier", hclsyntax.TokenNumberLit: "number",
	hclsyntax.TokenOQuote: "open_quote", hclsyntax.TokenCQuote: "close_quote", hclsyntax.TokenQuotedLit: "quoted_text",
	hclsyntax.TokenOHeredoc: "open_heredoc", hclsyntax.TokenCHeredoc: "close_heredoc",
	hclsyntax.TokenStringLit:      "heredoc_text",
	hclsyntax.TokenTemplateInterp: "open_interpolation", hclsyntax.TokenTemplateControl: "open_directive",
	hclsyntax.TokenTemplateSeqEnd: "close_template",
	hclsyntax.TokenOParen:         "open_parenthesis", hclsyntax.TokenCParen: "close_parenthesis",
	hclsyntax.TokenOBrack: "open_bracket", hclsyntax.TokenCBrack: "close_bracket",
	hclsyntax.TokenOBrace: "open_brace", hclsyntax.TokenCBrace: "close_brace",
	hclsyntax.TokenComma: "comma", hclsyntax.TokenDot: "dot", hclsyntax.TokenEllipsis: "ellipsis",
	hclsyntax.TokenColon: "colon", hclsyntax.TokenDoubleColon: "double_colon", hclsyntax.TokenQuestion: "question",
	hclsyntax.TokenEqual: "equal", hclsyntax.TokenFatArrow: "arrow",
	hclsyntax.TokenPlus: "plus", hclsyntax.TokenMinus: "minus", hclsyntax.TokenStar: "star",
	hclsyntax.TokenSlash: "slash", hclsyntax.TokenPercent: "percent", hclsyntax.TokenBang: "bang",
	hclsyntax.TokenEqualOp: "is_equal", hclsyntax.TokenNotEqual: "is_not_equal",
	hclsyntax.TokenLessThan: "less", hclsyntax.TokenLessThanEq: "less_or_equal",
	hclsyntax.TokenGreaterThan: "greater", hclsyntax.TokenGreaterThanEq: "greater_or_equal",
	hclsyntax.TokenAnd: "logical_and", hclsyntax.TokenOr: "logical_or",
	hclsyntax.TokenComment: "comment", hclsyntax.TokenNewline: "line_break", hclsyntax.TokenEOF: "end",
}

// Literal text of one line is one word of ours; hashicorp/hcl divides it at `$` and `%`.
func printTokens(out *bufio.Writer, tokens hclsyntax.Tokens) {
	for i := 0; i < len(tokens); i++ {
		token := tokens[i]
		name, known := kinds[token.Type]
		if !known {
			name = "wrong"
		}
		text := string(token.Bytes)
		if token.Type == hclsyntax.TokenQuotedLit || token.Type == hclsyntax.TokenStringLit {
			for i+1 < len(tokens) && tokens[i+1].Type == token.Type && !strings.HasSuffix(text, "\n") {
				i++
				text += string(tokens[i].Bytes)
			}
		}
		fmt.Fprintf(out, "%s %s\n", name, quoted(text))
	}
}

func isTemplate(path string) bool {
	return strings.HasSuffix(path, ".tmpl") || strings.HasSuffix(path, ".tftpl") || strings.HasSuffix(path, ".tpl")
}

func main() {
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		path := paths.Text()
		source, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Fprintf(out, "== %s\n", path)
		p := &printer{source}
		start := hcl.Pos{Byte: 0, Line: 1, Column: 1}
		var problems hcl.Diagnostics
		var tree bytes.Buffer
		text := bufio.NewWriter(&tree)
		switch {
		case strings.HasSuffix(path, ".tokens"):
			tokens, _ := hclsyntax.LexConfig(source, path, start)
			printTokens(text, tokens)
		case strings.HasSuffix(path, ".template-tokens"):
			tokens, _ := hclsyntax.LexTemplate(source, path, start)
			printTokens(text, tokens)
		case strings.HasSuffix(path, ".expr"):
			var expression hclsyntax.Expression
			if expression, problems = hclsyntax.ParseExpression(source, path, start); !problems.HasErrors() {
				fmt.Fprintln(text, p.expression(expression))
			}
		case isTemplate(path):
			var expression hclsyntax.Expression
			if expression, problems = hclsyntax.ParseTemplate(source, path, start); !problems.HasErrors() {
				fmt.Fprintln(text, p.expression(expression))
			}
		default:
			var file *hcl.File
			if file, problems = hclsyntax.ParseConfig(source, path, start); !problems.HasErrors() {
				p.body(text, file.Body.(*hclsyntax.Body), "")
			}
		}
		text.Flush()
		for _, problem := range problems {
			fmt.Fprintf(out, "error: %d-%d %s: %s\n", problem.Subject.Start.Byte, problem.Subject.End.Byte, problem.Summary, strings.ReplaceAll(problem.Detail, "\n", " "))
		}
		if len(problems) == 0 {
			out.Write(tree.Bytes())
		}
	}
}
