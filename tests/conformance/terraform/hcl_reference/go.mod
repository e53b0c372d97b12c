module stageplot.example/hcl_reference

go 1.23

require github.com/hashicorp/hcl/v2 v2.23.0

require github.com/zclconf/go-cty v1.16.0

require github.com/apparentlymart/go-textseg/v15 v15.0.0 // indirect

require (
	github.com/agext/levenshtein v1.2.1 // indirect
	github.com/mitchellh/go-wordwrap v0.0.0-20150314170334-ad45545899c7 // indirect
	golang.org/x/mod v0.8.0 // indirect
	golang.org/x/sys v0.5.0 // indirect
	golang.org/x/text v0.11.0 // indirect
	golang.org/x/tools v0.6.0 // indirect
)
