/* rule_load.c: aims and failure states from a part's INI. */
#include "course/rule_load.h"

#include <stdlib.h>
#include <string.h>

#include "course/figure.h"
#include "course/form.h"
#include "course/nearest.h"
#include "course/row.h"
#include "store/number.h"

static const struct {
    const char *key;
    enum relation relation;
} relations[] = {{"at_most", RELATION_AT_MOST},
                 {"below", RELATION_BELOW},
                 {"at_least", RELATION_AT_LEAST},
                 {"above", RELATION_ABOVE},
                 {"equals", RELATION_EQUALS}};
enum { RELATIONS = sizeof relations / sizeof relations[0], ORDER_MAX = 99 };

/* A rule and its place among the aims. */
struct ordered_rule {
    struct rule rule;
    int order;
};

static bool operand_is_named(const struct operand *operand)
{
    return operand->output != NULL || operand->param != NULL || operand->figure != NULL;
}

bool rule_operand_find(const char *name, struct operand *operand)
{
    operand->output = sim_output_find(name);
    operand->param = sim_param_find(name);
    operand->figure = figure_find(name);
    return operand_is_named(operand);
}

static const char *operand_name(const struct operand *operand)
{
    return operand->output != NULL  ? operand->output->name
           : operand->param != NULL ? operand->param->name
                                    : operand->figure->name;
}

static const char *operand_unit(const struct operand *operand)
{
    return operand->output != NULL  ? operand->output->unit
           : operand->param != NULL ? operand->param->unit
                                    : operand->figure->unit;
}

static const char *unit_words(const char *unit)
{
    return *unit == '\0' ? "pure numbers" : unit;
}

static void fault_operand(const struct section *section, const char *key, const char *name)
{
    char *rest;
    double number = strtod(name, &rest);
    if (rest != name) {
        char said[NUMBER_ROOM];
        bool percent = rest[strspn(rest, " ")] == '%';
        section_fault(section, key, "%s is no number in the model's own unit; write %s%s", name,
                      number_short(percent ? number / 100 : number, said),
                      percent ? "" : ", if that is meant");
        return;
    }
    struct nearest nearest = {.word = name};
    nearest_offer_outputs(&nearest);
    nearest_offer_inputs(&nearest);
    section_fault(section, key, "no output or parameter is named %s; %s", name,
                  nearest_mend(&nearest, "correct it"));
}

/* A reason by its name, as sim gives it. */
static const char *reason_find(const char *name)
{
    for (int i = SIM_OK + 1; i < SIM_REASON_COUNT; i++) {
        const char *id = sim_reason_id((enum sim_reason)i);
        if (strcmp(id, name) == 0) {
            return id;
        }
    }
    return NULL;
}

static void fault_reason(const struct section *section, const char *name)
{
    struct nearest nearest = {.word = name};
    for (int i = SIM_OK + 1; i < SIM_REASON_COUNT; i++) {
        nearest_offer(&nearest, sim_reason_id((enum sim_reason)i));
    }
    section_fault(section, "reason", "no reason is named %s; %s", name,
                  nearest_mend(&nearest, "correct it"));
}

/* A track says so with any relation of its own: at_most = none. */
static bool is_dropped(const struct section *section)
{
    for (size_t i = 0; i < RELATIONS; i++) {
        const char *limit = section_string(section, relations[i].key);
        if (limit && section_is_own(section, relations[i].key) && strcmp(limit, "none") == 0) {
            return true;
        }
    }
    return false;
}

/* A parameter is held against what the track has it at: that the fleet is the mission's. */
static bool load_default(const struct section *section, const char *key, const struct part *part,
                         struct rule *rule)
{
    const struct control *control = control_find(part, rule->name);
    if (control == NULL) {
        section_fault(section, key, "%s has no default in this part; write a number", rule->name);
        return false;
    }
    rule->limit.number = control->initial;
    return true;
}

/* The one relation of a rule and its limit. A relation of the track's file hides the shared one. */
static bool load_relation(const struct section *section, const struct part *part, struct rule *rule)
{
    size_t found = 0, chosen = 0;
    for (int own = 1; own >= 0 && found == 0; own--) {
        for (size_t i = 0; i < RELATIONS; i++) {
            if (section_string(section, relations[i].key) != NULL &&
                (!own || section_is_own(section, relations[i].key))) {
                found++;
                chosen = i;
            }
        }
    }
    if (found != 1) {
        section_fault(section, NULL,
                      "a rule needs one of at_most, below, at_least, above, equals; %s",
                      found == 0 ? "add it" : "keep one");
        return false;
    }
    const char *limit = section_string(section, relations[chosen].key);
    rule->relation = relations[chosen].relation;
    if (strcmp(limit, "default") == 0) {
        return load_default(section, relations[chosen].key, part, rule);
    }
    if (!number_parse(limit, &rule->limit.number) && !rule_operand_find(limit, &rule->limit)) {
        fault_operand(section, relations[chosen].key, limit);
        return false;
    }
    if (operand_is_named(&rule->limit) &&
        strcmp(operand_unit(&rule->limit), operand_unit(&rule->value)) != 0) {
        section_fault(section, relations[chosen].key,
                      "%s is in %s, and %s in %s; name a limit in the same unit", limit,
                      unit_words(operand_unit(&rule->limit)), rule->name,
                      unit_words(operand_unit(&rule->value)));
    }
    return true;
}

static bool load_value(const struct section *section, const struct part *part, bool failure,
                       struct rule *rule)
{
    const char *output = section_string(section, "output");
    const char *reason = section_string(section, "reason");
    if ((output == NULL) == (reason == NULL) || (reason != NULL && !failure)) {
        section_fault(section, NULL, "%s; write that",
                      failure ? "a failure needs an output or a reason" : "an aim needs an output");
        return false;
    }
    if (reason != NULL) {
        rule->reason = reason_find(reason);
        if (rule->reason == NULL) {
            fault_reason(section, reason);
        }
        return rule->reason != NULL;
    }
    if (!rule_operand_find(output, &rule->value)) {
        fault_operand(section, "output", output);
        return false;
    }
    rule->name = operand_name(&rule->value);
    form_check_unit(section, rule->unit, rule->name, operand_unit(&rule->value));
    return load_relation(section, part, rule);
}

static const struct sim_output *output_of_choices(const char *name)
{
    const struct sim_output *output = sim_output_find(name);
    return output != NULL && output->kind == SIM_CHOICE ? output : NULL;
}

/* OUTPUT=CHOICE */
static void load_when(const struct loader *loader, const struct section *section, bool failure,
                      struct rule *rule)
{
    const char *when = section_string(section, "when");
    if (when == NULL) {
        return;
    }
    size_t name = strcspn(when, "=");
    const struct sim_output *output = failure ? output_of_choices(arena_printf(
                                                    loader->arena, "%.*s", (int)name, when))
                                              : NULL;
    for (size_t i = 0; output && when[name] && output->choices[i]; i++) {
        if (strcmp(output->choices[i], when + name + 1) == 0) {
            rule->when = output;
            rule->when_choice = (double)i;
        }
    }
    if (rule->when == NULL) {
        section_fault(section, "when", "%s; write OUTPUT=CHOICE, as longest_part=communication",
                      failure ? "no output has this choice" : "only a failure has a condition");
    }
}

/* The control that helps first must be a parameter, of this part or of one before it. */
static void load_control(const struct loader *loader, const struct section *section,
                         struct rule *rule)
{
    const char *control = section_string(section, "control");
    rule->control = control == NULL ? "" : arena_strdup(loader->arena, control);
    if (control == NULL || sim_param_find(control) != NULL || row_find(control) < ROW_KINDS) {
        return;
    }
    struct nearest nearest = {.word = control};
    nearest_offer_inputs(&nearest);
    section_fault(section, "control", "no control is named %s; %s", control,
                  nearest_mend(&nearest, "correct it"));
}

static int by_order(const void *a, const void *b)
{
    return ((const struct ordered_rule *)a)->order - ((const struct ordered_rule *)b)->order;
}

/* The rules of one kind ("aim." or "failure."), in order. */
static const struct rule *load_kind(const struct loader *loader, const struct section *sections,
                                    size_t count, const char *prefix, const struct part *part,
                                    size_t *rules)
{
    struct ordered_rule *found = arena_alloc(loader->arena, (count + 1) * sizeof *found);
    bool failure = strcmp(prefix, "failure.") == 0;
    *rules = 0;
    for (size_t i = 0; i < count; i++) {
        const struct section *section = &sections[i];
        if (strncmp(section->name, prefix, strlen(prefix)) != 0 || is_dropped(section)) {
            continue;
        }
        struct ordered_rule *next = &found[*rules];
        *next = (struct ordered_rule){.order = (int)i + ORDER_MAX + 1};
        next->rule.id = section->name + strlen(prefix);
        next->rule.part = part->number;
        next->rule.origin = section_origin(section, loader->arena);
        section_allow(section, schema_keys(SECTION_RULE));
        if (section_string(section, "order") != NULL) {
            section_integer(section, "order", 0, ORDER_MAX, &next->order);
        }
        form_load(loader, section, &next->rule.unit, &next->rule.digits);
        load_control(loader, section, &next->rule);
        load_when(loader, section, failure, &next->rule);
        *rules += load_value(section, part, failure, &next->rule);
    }
    qsort(found, *rules, sizeof *found, by_order);
    struct rule *sorted = arena_alloc(loader->arena, (*rules + 1) * sizeof *sorted);
    for (size_t i = 0; i < *rules; i++) {
        sorted[i] = found[i].rule;
    }
    loader->counts->rules += *rules;
    return sorted;
}

void rules_load(const struct loader *loader, const struct section *sections, size_t count,
                struct part *part)
{
    part->aims = load_kind(loader, sections, count, "aim.", part, &part->aim_count);
    part->failures = load_kind(loader, sections, count, "failure.", part, &part->failure_count);
}
