# Prints the content of /etc/fluentd/fluent.conf out of a cloud-config that is a Terraform template: the block of its
# `content: |` without the indentation, `$${` and `%%{` as the `${` and `%{` that Terraform makes of them. Ends with 1
# where the file is not there, or where Terraform would fill something in: fluentd's configuration holds no such place.

function fail(text) {
  print "embedded_configuration: " FILENAME ":" FNR ": " text > "/dev/stderr"
  failed = 1
  exit 1
}

function indentation(line) {
  match(line, /^ */)
  return RLENGTH
}

/^ *- path: \/etc\/fluentd\/fluent\.conf$/ {
  item = indentation($0)
  inside = 1
  next
}

inside && /^ *content: \|$/ {
  reading = 1
  next
}

inside && !reading && indentation($0) <= item { fail("the file has no `content: |`") }

reading && NF && indentation($0) <= item + 2 { exit }

reading {
  if (!width) width = indentation($0)
  line = substr($0, width + 1)
  gsub(/\$\$\{/, "\001", line)
  gsub(/%%\{/, "\002", line)
  if (line ~ /[$%]\{/) fail("Terraform fills in a part of fluentd's configuration")
  gsub(/\001/, "${", line)
  gsub(/\002/, "%{", line)
  print line
  lines++
}

END {
  if (!failed && !lines) fail("no /etc/fluentd/fluent.conf")
}
