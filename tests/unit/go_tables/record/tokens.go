package main

import "stageplot/tables/parse"

// Go's own tokens, one a line; see record.sh for where the lexer comes from.
func tokens(source string) result { return text(parse.Tokens(source)) }
