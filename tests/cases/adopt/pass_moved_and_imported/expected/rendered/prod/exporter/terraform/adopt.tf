# Rendered by stageplot: edit environments/ instead.
# Resources that ran before this configuration did. Once they are applied, `adopt` of the model can go.

moved {
  from = module.alarms.aws_cloudwatch_metric_alarm.high
  to   = aws_cloudwatch_metric_alarm.cpu["up"]
}

moved {
  from = aws_elb.main
  to   = aws_elb.app
}

import {
  to = aws_iam_role.app
  id = "exporter-prod"
}
