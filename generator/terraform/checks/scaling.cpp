// Whether scaling can act: steps between the bounds of their group, thresholds far enough apart, a CPU use that the
// instances can reach, and step adjustments without gaps. An alarm belongs to the policy that it refers to.
#include <algorithm>
#include <array>
#include <cmath>

#include "diagnostics/rules/terraform_aws.hpp"
#include "terraform/checks/traps.hpp"
#include "units/percent.hpp"

namespace stageplot::terraform::checks {
namespace {

namespace rules = diagnostics::rules;

/// A policy that changes the group by a number of instances, with the alarm that starts it.
struct Step {
  BodyView policy;
  double adjustment = 0;
  std::optional<BodyView> alarm;
  double threshold = 0;  // of the CPU use, where there is an alarm on it
};

bool is_cpu_alarm(const BodyView& alarm) {
  return alarm.text("metric_name") == "CPUUtilization" && alarm.number("threshold").has_value();
}

std::vector<Step> steps_of(const ModuleView& module) {
  std::vector<Step> steps;
  for (const ResourceView& policy : module.resources("aws_autoscaling_policy")) {
    const auto adjustment = policy.body.number("scaling_adjustment");
    if (!adjustment || policy.body.text("adjustment_type") != "ChangeInCapacity") continue;
    Step step{.policy = policy.body, .adjustment = *adjustment, .alarm = {}, .threshold = 0};
    for (const ResourceView& alarm : module.resources("aws_cloudwatch_metric_alarm")) {
      const document::Value* actions = alarm.body.find("alarm_actions");
      if (actions == nullptr || !is_cpu_alarm(alarm.body) || !refers_to(*actions, *policy.resource)) continue;
      step.alarm = alarm.body;
      step.threshold = *alarm.body.number("threshold");
    }
    steps.push_back(std::move(step));
  }
  return steps;
}

const Step* first_with_alarm(const std::vector<Step>& steps, bool adds) {
  const auto found = std::ranges::find_if(
      steps, [&](const Step& step) { return step.alarm && (adds ? step.adjustment > 0 : step.adjustment < 0); });
  return found == steps.end() ? nullptr : &*found;
}

struct Baseline {
  std::string_view type;
  double percent;  // of each vCPU, as CloudWatch's CPUUtilization counts it
};

// AWS's published baselines; t3, t3a and t4g go on at a price unless their credits are `standard`.
constexpr std::array<Baseline, 7> kBaselines{{{"t2.nano", 5},
                                              {"t2.micro", 10},
                                              {"t2.small", 20},
                                              {"t2.medium", 20},
                                              {"t2.large", 30},
                                              {"t2.xlarge", 22.5},
                                              {"t2.2xlarge", 17}}};

/// What one step of a step policy covers; the bounds count from the threshold.
struct Interval {
  double lower = -HUGE_VAL;
  double upper = HUGE_VAL;
  BodyView body;
};

}  // namespace

void scaling_effect(const ModuleView& module, Report& report) {
  const auto group = module.only("aws_autoscaling_group");
  if (!group) return;
  const auto least = group->body.number("min_size");
  const auto most = group->body.number("max_size");
  if (!least || !most || *least > *most) return;
  const bool fixed = *least == *most;
  for (const Step& step : steps_of(module)) {
    if (step.adjustment <= 0 || step.adjustment <= *most - *least) continue;
    const std::string bounds = "`min_size` " + number_text(*least) + " and `max_size` " + number_text(*most);
    report.value(
        group->body, "max_size",
        {.rule = rules::terraform_scaling_without_effect,
         .summary = fixed ? "no scaling step can act: `min_size` and `max_size` are both " + number_text(*most)
                          : "a scaling step of " + number_text(step.adjustment) + " does not fit between " + bounds,
         .help = fixed ? "raise `max_size`, or the alarms change nothing"
                       : "raise `max_size` or lower `scaling_adjustment`",
         .label = "at most " + number_text(*most),
         .other = &step.policy,
         .other_argument = "scaling_adjustment",
         .other_label = "adds " + number_text(step.adjustment)});
    if (fixed) return;
  }
}

void scaling_thresholds(const ModuleView& module, Report& report) {
  const auto group = module.only("aws_autoscaling_group");
  if (!group) return;
  const std::vector<Step> steps = steps_of(module);
  const Step* up = first_with_alarm(steps, true);
  const Step* down = first_with_alarm(steps, false);
  const auto before = group->body.number("min_size");
  const auto most = group->body.number("max_size");
  if (up == nullptr || down == nullptr || !before || *before < 1) return;
  // A step is cut at `max_size`. Where that leaves no room at all, the step is judged as it would be with room.
  const double after = most && *most > *before ? std::min(*before + up->adjustment, *most) : *before + up->adjustment;
  const double load = up->threshold * *before;
  if (load > down->threshold * after) return;
  const std::string instances = *before == 1 ? " instance" : " instances";
  report.value(
      *up->alarm, "threshold",
      {.rule = rules::terraform_scaling_thresholds,
       .summary = units::percent_in_words(up->threshold) + " of CPU on " + number_text(*before) + instances + " is " +
                  units::percent_in_words(load / after) + " on " + number_text(after) + ", not above the " +
                  units::percent_in_words(down->threshold) + " below which instances are removed",
       .help = "lower the threshold of the alarm that removes, raise that of the one that adds, or add fewer "
               "instances at once",
       .label = "adds " + number_text(up->adjustment),
       .other = &*down->alarm,
       .other_argument = "threshold",
       .other_label = "removes them again"});
}

void burst_credits(const ModuleView& module, Report& report) {
  const auto launched = module.only("aws_launch_template");
  if (!launched) return;
  const auto type = launched->body.text("instance_type");
  if (!type) return;
  if (launched->body.presence("credit_specification") == Presence::maybe) return;
  if (const auto credits = launched->body.block("credit_specification")) {
    if (credits->presence("cpu_credits") == Presence::maybe || credits->text("cpu_credits") == "unlimited") return;
  }
  const auto baseline = std::ranges::find(kBaselines, *type, &Baseline::type);
  if (baseline == kBaselines.end()) return;
  for (const Step& step : steps_of(module)) {
    if (step.adjustment <= 0 || !step.alarm || step.threshold <= baseline->percent) continue;
    report.value(
        *step.alarm, "threshold",
        {.rule = rules::terraform_burst_credits,
         .summary = "instances are added above " + units::percent_in_words(step.threshold) + " of CPU, and a " +
                    quoted(*type) + " without credits is held at " + units::percent_in_words(baseline->percent),
         .help = "lower the threshold to " + units::percent_in_words(baseline->percent) +
                 " or less, set `cpu_credits = \"unlimited\"`, or choose a type that is not held at a baseline",
         .label = "not reached once the credits are spent",
         .other = &launched->body,
         .other_argument = "instance_type",
         .other_label = "baseline " + units::percent_in_words(baseline->percent)});
  }
}

void scaling_steps(const ModuleView& module, Report& report) {
  for (const ResourceView& policy : module.resources("aws_autoscaling_policy")) {
    std::vector<Interval> intervals;
    bool known = policy.body.presence("step_adjustment") == Presence::present;
    for (BodyView& body : policy.body.blocks("step_adjustment")) {
      Interval interval{.body = body};
      for (const std::string_view name : {"metric_interval_lower_bound", "metric_interval_upper_bound"}) {
        const auto text = body.text(name);
        const auto number = body.number(name);
        if (number) (name.find("lower") != std::string_view::npos ? interval.lower : interval.upper) = *number;
        // An empty text is the provider's word for none.
        if (!number && body.presence(name) != Presence::absent && text != "") known = false;
      }
      intervals.push_back(std::move(interval));
    }
    if (!known) continue;
    const auto bad = [&](const BodyView& body, std::string summary, std::string help) {
      report.structure(body, {},
                       {.rule = rules::terraform_scaling_steps,
                        .summary = std::move(summary),
                        .help = std::move(help) + "; a plan does not tell, AWS refuses it when the plan is applied"});
    };
    std::ranges::stable_sort(intervals, {}, &Interval::lower);
    for (std::size_t i = 0; i < intervals.size(); ++i) {
      const Interval& interval = intervals[i];
      if (interval.lower == -HUGE_VAL && interval.upper == HUGE_VAL) {
        bad(interval.body, "a step has neither a lower nor an upper bound", "give it one of the two");
        break;
      }
      if (interval.lower >= interval.upper) {
        bad(interval.body, "a step's lower bound is not below its upper bound", "exchange them");
        break;
      }
      if (i == 0) continue;
      const double end = intervals[i - 1].upper;
      if (interval.lower == end) continue;
      bad(interval.body,
          interval.lower < end
              ? "two steps overlap below " + (end == HUGE_VAL ? "the end" : number_text(end))
              : "no step covers what lies between " + number_text(end) + " and " + number_text(interval.lower),
          "let each step begin where the one before it ends");
      break;
    }
  }
}

}  // namespace stageplot::terraform::checks
