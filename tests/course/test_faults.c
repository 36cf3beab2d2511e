/* Data directories that are broken in one place: the fault names file, line and key, and a mend. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../setting.h"
#include "../store/scratch.h"
#include "proof/checked.h"
#include "store/buffer.h"
#include "store/memory.h"

/* One edit, and the fault it must give. */
struct breakage {
    const char *name; /* of the test */
    const char *file;
    const char *section; /* INI: the section the edit is in; CSV, or the whole file: NULL */
    const char *line;    /* the line that goes; NULL: the section's heading; "": the file */
    const char *put;     /* what comes in its place; NULL: nothing, the line is gone */
    const char *key;     /* that the fault names; NULL: any, and in any file */
    const char *says;    /* part of its text */
};

static const struct breakage breakages[] = {
    {"catalog_load__refuses__unknown_parameter", "all/part1.ini", "route_factor", NULL,
     "[rout_factor]", "rout_factor", "did you mean route_factor?"},
    {"catalog_load__refuses__default_outside_the_domain", "all/part1.ini", "route_factor",
     "default = 1.5", "default = 0.5", "route_factor.default", "at least 1"},
    {"catalog_load__refuses__default_outside_the_range", "all/part1.ini", "local_steps",
     "default = 1", "default = 501", "local_steps.default", "outside the range"},
    {"catalog_load__refuses__parameter_without_a_default", "all/part2.ini", "snapshot",
     "default = 3", NULL, "snapshot.default", "has no default"},
    {"catalog_load__refuses__inverted_range", "all/part1.ini", "local_steps", "max = 500",
     "max = 1", "local_steps.max", "inverted"},
    {"catalog_load__refuses__step_not_positive", "all/part1.ini", "dispersion_km", "step = 500",
     "step = 0", "dispersion_km.step", "above 0"},
    {"catalog_load__refuses__log_step_of_one", "all/part1.ini", "local_steps", "step = 1.25",
     "step = 1", "local_steps.step", "factor above 1"},
    {"catalog_load__refuses__missing_step", "all/part1.ini", "dispersion_km", "step = 500", NULL,
     "dispersion_km.step", "has no step"},
    {"catalog_load__refuses__unknown_unit", "all/part1.ini", "dispersion_km", "unit = km",
     "unit = kn", "dispersion_km.unit", "no unit is named kn; did you mean"},
    {"catalog_load__refuses__unit_of_another_quantity", "all/part1.ini", "dispersion_km",
     "unit = km", "unit = ms", "dispersion_km.unit", "dispersion_km is in km"},
    {"catalog_load__refuses__unknown_key", "all/part1.ini", "dispersion_km", "step = 500",
     "stepp = 500", "dispersion_km.stepp", "did you mean step?"},
    {"catalog_load__refuses__slider_given_twice", "all/part1.ini", "nodes", "slider = 1",
     "slider = 2", "nodes.slider", "give each its own"},
    {"catalog_load__refuses__unknown_choice", "all/part1.ini", "topology", "default = fat_tree",
     "default = fat", "topology.default", "choose fat_tree or torus"},
    {"catalog_load__refuses__unknown_output_in_a_rule", "all/part1.ini", "aim.communication",
     "output = communication_share", "output = comunication_share", "aim.communication.output",
     "did you mean communication_share?"},
    {"catalog_load__refuses__unknown_limit_in_a_rule", "all/part2.ini", "aim.carbon",
     "at_most = target_mg", "at_most = taget_mg", "aim.carbon.at_most", "did you mean target_mg?"},
    {"catalog_load__refuses__unknown_control_in_a_rule", "all/part1.ini", "aim.communication",
     "control = local_steps", "control = local_step", "aim.communication.control",
     "did you mean local_steps?"},
    {"catalog_load__refuses__unknown_reason_in_a_rule", "cloud/part1.ini", "failure.model",
     "reason = model_does_not_fit", "reason = model_does_not_fits", "failure.model.reason",
     "did you mean model_does_not_fit?"},
    {"catalog_load__refuses__condition_that_no_output_has", "all/part1.ini",
     "failure.communication", "when = longest_part=communication", "when = longest_part=talk",
     "failure.communication.when", "write OUTPUT=CHOICE"},
    {"catalog_load__refuses__condition_of_an_aim", "all/part1.ini", "aim.communication",
     "order = 5", "when = longest_part=communication", "aim.communication.when",
     "only a failure has a condition"},
    {"catalog_load__refuses__rule_without_relation", "all/part1.ini", "aim.communication",
     "at_most = 0.40", NULL, "aim.communication", "needs one of at_most"},
    {"catalog_load__refuses__parameter_that_the_model_misses", "cloud/part1.ini", "straggler_cv",
     "default = 0.01", NULL, "straggler_cv.default", "has no default"},
    {"catalog_load__refuses__unknown_table_row", "cloud/part1.ini", "model",
     "default = llama-3.1-405b", "default = llama-3.1-406b", "model.default",
     "did you mean llama-3.1-405b?"},
    {"catalog_load__refuses__never_right_that_is_no_choice", "all/part2.ini", "lock",
     "never_right = stays", "never_right = stay", "lock.never_right", "not one of the choices"},
    {"catalog_load__refuses__lock_with_63_variants", "cloud/locks1.csv", NULL, "63,*", NULL,
     "variant", "63 variants"},
    {"catalog_load__refuses__lock_with_unknown_column", "cloud/locks1.csv", NULL,
     "variant,dispersion_km,scaling,local_steps,oversubscription,global_share",
     "variant,distance_km,scaling,local_steps,oversubscription,global_share", "distance_km",
     "no parameter"},
    {"catalog_load__refuses__lock_out_of_the_domain", "cloud/locks1.csv", NULL, "1,*",
     "1,11000,weak,0.5,1,0.1", "local_steps", "whole number"},
    {"catalog_load__refuses__number_in_a_text", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin in 45 minutes", "action.begin", "45 is a number of the text's own"},
    {"catalog_load__refuses__a_year_with_a_fraction", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin in 2030.5", "action.begin", "2030.5 is a number of the text's own"},
    {"catalog_load__refuses__unknown_placeholder", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {nods:count:0}", "action.begin", "did you mean nodes?"},
    {"catalog_load__refuses__unknown_unit_in_a_text", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {nodes:cunt:0}", "action.begin", "no unit is named"},
    {"catalog_load__refuses__placeholder_without_digits", "texts/en.csv", NULL,
     "action.begin,Begin", "action.begin,Begin {nodes:count}", "action.begin", "incomplete"},
    {"catalog_load__refuses__text_that_inserts_nothing", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {text:no.such}", "action.begin", "no text has"},
    {"catalog_load__refuses__text_id_given_twice", "texts/en.csv", NULL, "action.begin.help,*",
     "action.begin,Starts", "action.begin", "there twice"},
    {"catalog_load__refuses__long_label", "texts/en.csv", NULL, "label.nodes,*",
     "label.nodes,The number of nodes in the fleet", "label.nodes", "shorten it to"},
    {"catalog_load__misses__text_of_a_control", "texts/en.csv", NULL, "label.nodes,*", NULL,
     "label.nodes", "write it"},
    {"catalog_load__refuses__cell_that_is_no_number", "tables/grids.csv", NULL, "us,*",
     "us,United States,much,2024,life cycle,Ember", "grid_intensity", "not a number"},
    {"catalog_load__refuses__table_id_given_twice", "tables/grids.csv", NULL, "us,*",
     "world,United States,0.384,2024,life cycle,Ember", "name", "there twice"},
    {"catalog_load__refuses__preset_of_what_is_no_slider", "edge/presets.csv", NULL, "all-clean,*",
     "all-clean,Clean supply alone,part2,target_eta=1", "design", "target_eta is no control"},
    {"catalog_load__refuses__preset_that_sets_nothing", "edge/presets.csv", NULL, "all-clean,*",
     "all-clean,Clean supply alone,part2,clean_share", "design", "a design is name=value"},
    {"catalog_load__refuses__preset_of_an_unknown_part", "edge/presets.csv", NULL, "all-clean,*",
     "all-clean,Clean supply alone,part4,clean_share=1", "part", "part4 is none of part1"},
    {"catalog_load__refuses__preset_without_a_label", "edge/presets.csv", NULL, "all-clean,*",
     "all-clean,,part2,clean_share=1", "label", "this cell is empty"},
    {"catalog_load__refuses__unit_without_factor", "units.csv", NULL, "km,*",
     "km,km,kilometre,kilometres,km,0", "factor", "no number from"},
    {"catalog_load__refuses__track_named_twice", "tracks.ini", "tracks",
     "order = cloud edge mobile tiny", "order = cloud edge cloud", "tracks.order", "once"},
    {"catalog_load__refuses__track_of_another_name", "edge/track.ini", "track", "name = edge",
     "name = edgy", "track.name", "write name = edge"},
    {"catalog_load__refuses__missing_file", "tables/sites.csv", NULL, "", NULL, "", "can't be"},
    {"catalog_load__refuses__latitude_that_is_no_number", "tables/sites.csv", NULL, "oslo,*",
     "oslo,Oslo,abc,10.75,europe,norway,17,town", "lat", "abc is no number from -90 to 90"},
    {"catalog_load__refuses__longitude_off_the_globe", "tables/sites.csv", NULL, "oslo,*",
     "oslo,Oslo,59.91,999,europe,norway,17,town", "lon", "999 is no number from -180 to 180"},
    {"catalog_load__refuses__grid_that_is_nowhere", "tables/sites.csv", NULL, "oslo,*",
     "oslo,Oslo,59.91,10.75,europe,norwey,17,town", "grid",
     "grids has no row norwey; did you mean"},
    {"catalog_load__refuses__continent_that_is_none", "tables/sites.csv", NULL, "oslo,*",
     "oslo,Oslo,59.91,10.75,Europe,norway,17,town", "continent", "is none of africa antarctica"},
    {"catalog_load__refuses__site_that_is_nowhere", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,nosuch,7171,0.679,163,902,0.920,9.26,here", "site_c",
     "sites has no row nosuch"},
    {"catalog_load__refuses__two_sites_of_one_continent", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,tokyo,7171,0.679,163,902,0.920,9.26,here", "site_c",
     "lie in asia"},
    {"catalog_load__refuses__stale_site_plan", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,johannesburg,7171,0.5,163,902,0.920,9.26,here", "grid_intensity",
     "the three sites give 0.679"},
    {"catalog_load__refuses__distance_that_is_stale", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,johannesburg,8000,0.679,163,902,0.920,9.26,here",
     "dispersion_km", "the three sites give 7171"},
    {"catalog_load__refuses__power_that_is_stale", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,johannesburg,7171,0.679,999,902,0.920,9.26,here", "spare_mw",
     "the three sites give 163"},
    {"catalog_load__refuses__price_that_is_stale", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,johannesburg,7171,0.679,163,900,0.920,9.26,here", "link_price",
     "the three sites give 902"},
    {"catalog_load__refuses__noon_that_is_stale", "tables/site_plans.csv", NULL, "coal,*",
     "coal,Coal belt,warsaw,mumbai,johannesburg,7171,0.679,163,902,0.920,12,here", "day_noon",
     "the three sites give 9.26"},
    {"catalog_load__refuses__grid_of_soot", "tables/grids.csv", NULL, "china,*",
     "china,China,2.5,2024,life cycle,here", "grid_intensity", "2.5 is no number from 0 to 2"},
    {"catalog_load__refuses__route_factor_that_is_stale", "all/part1.ini", "route_factor",
     "default = 1.5", "default = 1.8", "route_factor.default", "the median of tables/rtt.csv is"},
    {"catalog_load__refuses__faster_than_light", "tables/rtt.csv", NULL, "ashburn-london,*",
     "ashburn-london,ashburn,london,50,here", "rtt_ms", "light in fibre needs"},
    {"catalog_load__refuses__column_that_nobody_reads", "tables/sites.csv", NULL, "name,*",
     "name,label,lat,lon,continent,grid,spare_mw,sorce", "sorce",
     "nobody reads this column; correct its name"},
    {"catalog_load__misses__column", "tables/sites.csv", NULL, "name,*",
     "name,label,lat,lon,continent,grid,spare_mw,sorce", "source", "is missing"},
    {"catalog_load__refuses__row_without_a_source", "tables/models.csv", NULL, "llama-3.1-8b,*",
     "llama-3.1-8b,Llama 3.1 8B,8e9,32,4096,8192,1,1,", "source", "this cell is empty"},
    {"catalog_load__refuses__wide_label_of_a_row", "tables/grids.csv", NULL, "us,*",
     "us,The United States of America and its islands,0.384,2024,life cycle,here", "label",
     "shorten it to 24"},
    {"catalog_load__misses__text_of_a_new_row", "tables/site_plans.csv", NULL, "coal,*",
     "smoke,Coal belt,warsaw,mumbai,johannesburg,7171,0.679,163,902,0.920,9.26,here", NULL,
     "asks for this text"},
    {"catalog_load__refuses__preset_of_a_long_name", "cloud/presets.csv", NULL, "cliff,*",
     "one-site-and-then-one-node-past-the-light-barrier,One node past,part1,nodes=34001", "name",
     "1 to 40 small letters"},
    {"catalog_load__refuses__preset_of_no_part", "cloud/presets.csv", NULL, "cliff,*",
     "cliff,One node past,part9,nodes=34001", "part", "is none of part1"},
    {"catalog_load__refuses__preset_of_another_part", "cloud/presets.csv", NULL, "cliff,*",
     "cliff,One node past,part2,nodes=34001", "design", "nodes is no control of part2"},
    {"catalog_load__refuses__validation_of_no_kind", "validation.csv", NULL, "ring-8,*",
     "ring-8,NCCL,bytes,1.75,0.001,chek,identity,ring members=8", "kind", "chek is none of"},
    {"catalog_load__refuses__validation_of_no_basis", "validation.csv", NULL, "ring-8,*",
     "ring-8,NCCL,bytes,1.75,0.001,check,hearsay,ring members=8", "basis", "hearsay is none of"},
    {"catalog_load__refuses__validation_without_a_figure", "validation.csv", NULL, "ring-8,*",
     "ring-8,NCCL,bytes,,0.001,check,identity,ring members=8", "reported", "nothing is no number"},
    {"catalog_load__misses__unit_of_the_program", "units.csv", NULL, "percent,*", NULL, "percent",
     "counts in this unit"},
    {"catalog_load__misses__text_of_the_program", "texts/en.csv", NULL, "view.table,*", NULL,
     "view.table", "asks for this text"},
    {"catalog_load__misses__principle", "texts/en.csv", NULL, "principle.2,*", NULL, "principle.2",
     "asks for this text"},
    {"catalog_load__misses__text_within_a_list", "texts/en.csv", NULL, "part1.brief.2,*", NULL,
     "part1.brief.2", "this one is not there"},
    {"catalog_load__misses__last_text_of_a_list", "texts/en.csv", NULL, "part1.reveal.2,*", NULL,
     "part1.reveal.2", "this one is not there"},
    {"catalog_load__refuses__text_that_no_list_counts", "texts/en.csv", NULL, "action.begin,Begin",
     "start.6,Begin", NULL, "write start = 6"},
    {"catalog_load__misses__count_of_a_list", "all/part1.ini", "lists", "brief = 5", NULL, "brief",
     "write brief = 5 below [lists]"},
    {"catalog_load__refuses__count_of_no_list", "all/part1.ini", "lists", "brief = 5", "brif = 5",
     "lists.brif", "did you mean brief?"},
    {"catalog_load__refuses__text_that_nothing_asks_for", "texts/en.csv", NULL,
     "action.begin,Begin", "action.begn,Begin", "action.begn", "did you mean action.begin?"},
    {"catalog_load__refuses__empty_text", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,", "action.begin", "this text is empty"},
    {"catalog_load__refuses__control_character", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Be\x1b[7mgin", "text", "holds a control character"},
    {"catalog_load__refuses__c1_control_character", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Be\xc2\x9bgin", "text", "holds a control character"},
    {"catalog_load__refuses__bytes_that_are_no_utf8", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Be\xffgin", "text", "no UTF-8"},
    {"catalog_load__refuses__control_character_in_an_ini", "all/part1.ini", "route_factor",
     "source = *", "source = from \xc2\x9b here", "source", "holds a control character"},
    {"catalog_load__refuses__brace_alone", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {nodes:count:0", "action.begin", "belongs to no placeholder"},
    {"catalog_load__refuses__text_without_its_id", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {text}", "action.begin", "write {text:ID}"},
    {"catalog_load__refuses__limit_without_its_aim", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {limit}", "action.begin", "write {limit:ID}"},
    {"catalog_load__refuses__texts_in_a_circle", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,Begin {text:action.begin}", "action.begin", "round in a circle"},
    {"catalog_load__refuses__output_before_the_prediction", "texts/en.csv", NULL, "part1.brief.3,*",
     "part1.brief.3,Zat {t_step:s:g3}", "part1.brief.3", "take inputs only"},
    {"catalog_load__refuses__output_of_a_track_at_the_start", "texts/en.csv", NULL, "start.1,*",
     "start.1,Zat {t_step:s:g3}", "start.1", "belongs to a design"},
    {"catalog_load__refuses__input_in_a_name", "texts/en.csv", NULL, "cloud.name,*",
     "cloud.name,Cloud {nodes:count:0}", "cloud.name", "belongs to a design"},
    {"catalog_load__refuses__figure_before_the_prediction", "texts/en.csv", NULL, "part2.brief.2,*",
     "part2.brief.2,Zat {break_even:s:g3}", "part2.brief.2", "{break_even} is computed"},
    {"catalog_load__refuses__output_by_another_text", "texts/en.csv", NULL, "part1.brief.3,*",
     "part1.brief.3,{text:ci.full}", "part1.brief.3", "{ci_ratio} of {text:ci.full} is computed"},
    {"catalog_load__refuses__word_of_the_program_elsewhere", "texts/en.csv", NULL,
     "part1.brief.3,*", "part1.brief.3,{text:ui.folded}", "part1.brief.3",
     "{count} of {text:ui.folded} is a word of the program"},
    {"catalog_load__refuses__word_that_the_program_has_not", "texts/en.csv", NULL, "ui.folded,*",
     "ui.folded,+ {cuont} more (x)", "ui.folded", "fills in no cuont here; it has count"},
    {"catalog_load__misses__word_of_the_program", "texts/en.csv", NULL, "ui.about,*", "ui.about,x",
     "ui.about", "has a word for {what}"},
    {"catalog_load__refuses__word_where_the_program_has_none", "texts/en.csv", NULL,
     "ui.answer_stays,*", "ui.answer_stays,x {count}", "ui.answer_stays",
     "fills in no count here; delete it"},
    {"catalog_load__refuses__cell_without_a_value", "tables/judges.csv", NULL, "tests,*",
     "tests,generated tests,cloud,,0.04,8,here", "tpr", "this cell is empty; write how often"},
    {"catalog_load__refuses__grid_without_a_figure", "tables/grids.csv", NULL, "us,*",
     "us,United States,,2024,life cycle,Ember", "grid_intensity", "this cell is empty"},
    {"catalog_load__refuses__own_column_without_a_value", "tables/accelerators.csv", NULL, "h100,*",
     "h100,H100 SXM,989e12,,26.8e12,450e9,50e9,0,30e3,314,395.6e12,here", "node_power",
     "this cell is empty; write a value"},
    {"catalog_load__refuses__share_beyond_one_once", "tables/diversity.csv", NULL, "distinct,*",
     "distinct,distinct models,1.5,0.5,1,here", "rho", "; "},
    {"catalog_load__refuses__tolerance_that_nothing_meets", "all/part1.ini", "lock",
     "tolerance = 1.5", "tolerance = 0.5", "lock.tolerance", "0.5 is no factor from 1.01 to 10"},
    {"catalog_load__refuses__tolerance_that_all_meet", "all/part3.ini", "lock", "tolerance = 0.5",
     "tolerance = 1e30", "lock.tolerance", "1e30 is no number of nines from 0.01 to 3"},
    {"catalog_load__refuses__reflection_without_a_tolerance", "all/part1.ini", "reflect",
     "tolerance = 0.01", "tolerance = 0", "reflect.tolerance", "0 is no share from"},
    {"catalog_load__refuses__reflection_without_a_scenario", "all/part1.ini", "reflect",
     "scenario = *", NULL, "reflect.scenario", "write scenario = topology=torus"},
    {"catalog_load__refuses__answers_that_nobody_reads", "all/part1.ini", "reflect",
     "tolerance = 0.01", "answers = topology\ntolerance = 0.01", "reflect.answers",
     "reflect has no key answers; delete it"},
    {"catalog_load__refuses__choice_that_the_model_never_gives", "all/part1.ini", "lock",
     "choices = hop1 hop2 hop3", "choices = hop1 hop2 hop3 hop4", "lock.choices",
     "write choices = hop1 hop2 hop3"},
    {"catalog_load__refuses__choice_given_twice", "all/part1.ini", "lock",
     "choices = hop1 hop2 hop3", "choices = hop1 hop2 hop3 hop3", "lock.choices",
     "the model answers by hop1 hop2 hop3"},
    {"catalog_load__refuses__choices_in_another_order", "all/part2.ini", "lock",
     "mechanisms = rework stalls grid", "mechanisms = stalls rework grid", "lock.mechanisms",
     "write mechanisms = rework stalls grid"},
    {"catalog_load__refuses__preset_outside_its_slider", "cloud/presets.csv", NULL, "cliff,*",
     "cliff,One node past,part1,local_steps=9000", "design",
     "the slider of local_steps goes from 1 to 500"},
    {"catalog_load__refuses__preset_that_sets_twice", "cloud/presets.csv", NULL, "cliff,*",
     "cliff,One node past,part1,nodes=34001 nodes=34001", "design", "nodes is there twice"},
    {"catalog_load__refuses__shared_default_that_each_track_hides", "all/part1.ini",
     "dispersion_km", "default = *", "default = abc", "dispersion_km.default", "not a number"},
    {"catalog_load__refuses__section_given_twice", "all/part1.ini", "lock", "tolerance = 1.5",
     "tolerance = 1.5\n[lock]", NULL, "stands twice"},
    {"catalog_load__refuses__judge_of_no_track", "tables/judges.csv", NULL, "ear,*",
     "ear,its own microphone,tyny,0.99,0.0005,0.5,here", "track", "no track is named tyny"},
    {"catalog_load__refuses__judge_of_another_track", "tables/judges.csv", NULL, "tests,*",
     "tests,generated tests,mobile,0.97,0.04,8,here", "track", "must follow each other"},
    {"catalog_load__refuses__criterion_of_no_track", "tables/rubric.csv", NULL, "design1,*",
     "design1,tyny,part1,design,2,x", "track", "no track is named tyny"},
    {"catalog_load__refuses__question_marked_twice", "tables/rubric.csv", NULL, "design2,*",
     "design2,,part1,design,2,x", "question", "design of part1 stands in row design1, too"},
    {"catalog_load__refuses__observation_of_the_finale", "tables/rubric.csv", NULL, "design4,*",
     "design4,,finale,observation,10,x", "question", "finale has no observation"},
    {"catalog_load__refuses__repairs_of_a_part", "tables/rubric.csv", NULL, "design3,*",
     "design3,,part3,repairs,2,x", "question", "part3 has no repairs"},
    {"catalog_load__refuses__question_that_there_is_not", "tables/rubric.csv", NULL, "design4,*",
     "design4,,finale,dessign,10,x", "question", "dessign is none of prediction observation"},
    {"catalog_load__refuses__track_worth_more", "tables/rubric.csv", NULL, "design4,*",
     "design4,edge,finale,design,10,x", "points", "let a class be marked alike"},
    {"catalog_load__refuses__empty_criterion", "tables/rubric.csv", NULL, "design4,*",
     "design4,,finale,design,10,", "criterion", "this cell is empty"},
    {"catalog_load__refuses__text_of_blanks", "texts/en.csv", NULL, "action.begin,Begin",
     "action.begin,\"  \xe2\x80\x8b \"", "action.begin", "this text is empty"},
    {"catalog_load__refuses__label_of_blanks", "tables/grids.csv", NULL, "us,*",
     "us,\xe2\x80\x8b,0.384,2024,life cycle,Ember", "label", "this cell is empty"},
    {"catalog_load__refuses__limit_of_another_unit", "all/part1.ini", "aim.communication",
     "at_most = 0.40", "at_most = t_step", "aim.communication.at_most",
     "t_step is in s, and communication_share in pure numbers"},
    {"catalog_load__refuses__advice_that_is_no_slider", "all/part1.ini", "aim.communication",
     "control = local_steps", "control = route_factor", NULL, "route_factor has no slider"},
    {"catalog_load__refuses__long_name_of_a_track", "texts/en.csv", NULL, "cloud.name,*",
     "cloud.name,A cloud of a very long and winding name", "cloud.name", "shorten it to 30"},
    {"catalog_load__refuses__default_that_is_no_number", "cloud/part1.ini", "nodes", "default = *",
     "default = x", "nodes.default", "not a number"},
    {"catalog_load__refuses__commas_between_tracks", "tracks.ini", "tracks",
     "order = cloud edge mobile tiny", "order = cloud, edge, mobile, tiny", "tracks.order",
     "not commas"},
    {"catalog_load__refuses__per_cent_in_a_rule", "all/part1.ini", "aim.communication",
     "at_most = 0.40", "at_most = 40 %", "aim.communication.at_most", "write 0.4"},
    {"catalog_load__refuses__row_without_a_year", "tables/grids.csv", NULL, "us,*",
     "us,United States,0.384,,life cycle,Ember", "year", "write the year of the figure"},
    {"catalog_load__refuses__land_without_its_last_row", "map/land.txt", NULL, "rows 131",
     "rows 132", NULL, "the file ends here, and row 132 of 132 is not there"},
    {"catalog_load__refuses__land_with_a_row_too_many", "map/land.txt", NULL, "rows 131",
     "rows 130", NULL, "one row more than 130"},
    {"catalog_load__refuses__land_of_odd_columns", "map/land.txt", NULL, "columns 360",
     "columns 361", NULL, "a multiple of 8"},
    {"catalog_load__refuses__missing_units", "units.csv", NULL, "", NULL, "", "can't be"},
    {"catalog_load__refuses__missing_texts", "texts/en.csv", NULL, "", NULL, "", "can't be"},
    {"catalog_load__refuses__missing_part", "all/part2.ini", NULL, "", NULL, "", "can't be"},
    {"catalog_load__refuses__track_that_is_nowhere", "tracks.ini", "tracks",
     "order = cloud edge mobile tiny", "order = cloud edge mobile tiny sky", NULL, "can't be"},
};
enum {
    BREAKAGES = sizeof breakages / sizeof breakages[0],
    SAID_MOST = 4 /* one fault is said once; of what follows from it, this much */
};

/* ---- a copy of the data ---- */

static const char *copy_from, *copy_to; /* nftw has no argument for them */

static int copy_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)where;
    struct buffer to = {0}, bytes = {0};
    buffer_add_format(&to, "%s%s", copy_to, path + strlen(copy_from));
    if (kind == FTW_D) {
        mkdir(buffer_text(&to), 0700);
    } else {
        scratch_read(path, &bytes);
        scratch_write(buffer_text(&to), buffer_text(&bytes), bytes.length);
    }
    buffer_free(&to);
    buffer_free(&bytes);
    return 0;
}

static void copy_data(const char *folder)
{
    copy_from = setting("FLEETLAB_DATA_DIR");
    copy_to = folder;
    assert_int_equal(nftw(copy_from, copy_one, 16, FTW_PHYS), 0);
}

/* A pattern is a whole line, or its beginning before a star. */
static bool line_is(const char *line, const char *pattern)
{
    size_t length = strlen(pattern);
    return length > 0 && pattern[length - 1] == '*' ? strncmp(line, pattern, length - 1) == 0
                                                    : strcmp(line, pattern) == 0;
}

/* Makes the edit; returns the line it is on, or 0 when the line is gone. */
static size_t break_file(const char *path, const struct breakage *b)
{
    struct buffer bytes = {0}, edited = {0};
    char heading[128] = "", *rest;
    size_t number = 0, found = 0;
    bool inside = b->section == NULL;
    scratch_read(path, &bytes);
    char *text = buffer_take(&bytes);
    snprintf(heading, sizeof heading, "[%s]", b->section == NULL ? "" : b->section);
    for (char *line = text; line != NULL; line = rest) {
        rest = strchr(line, '\n');
        if (rest != NULL) {
            *rest++ = '\0';
        } else if (*line == '\0') {
            break;
        }
        number++;
        bool is_heading = strcmp(line, heading) == 0;
        inside = b->section == NULL || is_heading || (inside && line[0] != '[');
        bool hit = found == 0 && inside && (b->line == NULL ? is_heading : line_is(line, b->line));
        found = hit ? number : found;
        if (!hit || b->put != NULL) {
            buffer_add_format(&edited, "%s\n", hit ? b->put : line);
        }
    }
    assert_int_not_equal(found, 0);
    scratch_write(path, buffer_text(&edited), edited.length);
    free(text);
    buffer_free(&edited);
    return b->put == NULL ? 0 : found;
}

/* ---- the test ---- */

/* Every fault of a data folder, as check-data finds them. */
static void find_faults(const char *folder, struct fault_list *faults)
{
    assert_null(checked_load(folder, "en", faults));
    assert_int_not_equal(faults->count, 0);
}

static const struct breakage *current;

static bool is_expected(const struct fault *fault, const struct breakage *b, size_t line)
{
    const char *tail = strstr(fault->file, b->file);
    bool there = b->key == NULL || ((line == 0 || fault->line == line) && tail != NULL &&
                                    strcmp(tail, b->file) == 0 && strcmp(fault->key, b->key) == 0);
    return there && strstr(fault->text, b->says) != NULL && strchr(fault->text, ';') != NULL;
}

static void catalog_load__reports__breakage(void **state)
{
    const struct breakage *b = current++;
    copy_data(*state);
    const char *path = scratch_path(state, b->file);
    size_t line = 0;
    if (b->line != NULL && *b->line == '\0') {
        assert_int_equal(unlink(path), 0);
    } else {
        line = break_file(path, b);
    }
    struct fault_list faults = {0};
    bool found = false;
    find_faults(*state, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        found = found || is_expected(&faults.items[i], b, line);
    }
    size_t count = faults.count + faults.dropped;
    if (!found || count > SAID_MOST) {
        fault_print_all(&faults, stderr);
    }
    fault_free(&faults);
    assert_true(found);
    assert_true(count >= 1 && count <= SAID_MOST);
}

static void catalog_load__reports__each_shared_fault_once(void **state)
{
    static const struct breakage shared = {.file = "all/part1.ini",
                                           .section = "dispersion_km",
                                           .line = "step = 500",
                                           .put = "step = 0"};
    struct fault_list faults = {0};
    size_t count = 0;
    copy_data(*state);
    break_file(scratch_path(state, shared.file), &shared);
    find_faults(*state, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        count += strcmp(faults.items[i].key, "dispersion_km.step") == 0;
    }
    fault_free(&faults);
    assert_int_equal(count, 1);
}

static void catalog_load__reports__every_fault_at_once(void **state)
{
    struct fault_list faults = {0};
    copy_data(*state);
    break_file(scratch_path(state, "all/part1.ini"), &breakages[0]);
    break_file(scratch_path(state, "texts/en.csv"),
               &(struct breakage){.line = "action.begin,Begin", .put = "action.begin,Begin at 9"});
    find_faults(*state, &faults);
    assert_true(faults.count >= 2);
    fault_free(&faults);
}

static void catalog_load__refuses__folder_that_is_not_there(void **state)
{
    struct fault_list faults = {0};
    assert_null(catalog_load(scratch_path(state, "nowhere"), "en", &faults));
    assert_int_not_equal(faults.count, 0);
    fault_free(&faults);
}

/* A track is loaded when it is asked for; one with a fault is no track, and spoils no other. */
static void catalog_open__leaves_out__a_broken_track(void **state)
{
    static const struct breakage broken = {.file = "edge/part1.ini",
                                           .section = "dispersion_km",
                                           .line = "default = *",
                                           .put = "default = far"};
    struct fault_list faults = {0};
    copy_data(*state);
    break_file(scratch_path(state, broken.file), &broken);
    struct catalog *catalog = catalog_open(*state, NULL, &faults);
    assert_non_null(catalog);
    assert_int_equal(faults.count, 0);
    assert_int_equal(catalog->texts.count, 0);
    assert_int_equal(catalog->track_count, 4);
    assert_int_equal(catalog_track_named(catalog, "cloud")->parts[0].control_count, 0);
    const struct track *cloud = track_find(catalog, "cloud");
    assert_ptr_equal(cloud, catalog_track_named(catalog, "cloud"));
    assert_int_not_equal(cloud->parts[0].control_count, 0);
    assert_int_equal(catalog_track_named(catalog, "tiny")->parts[0].control_count, 0);
    assert_false(catalog_load_track(catalog, 1, &faults));
    assert_int_not_equal(faults.count, 0);
    assert_int_equal(track_index(catalog, "edge"), -1);
    assert_int_equal(track_index(catalog, "tiny"), 3);
    fault_free(&faults);
    catalog_free(catalog);
}

int main(void)
{
    struct CMUnitTest tests[BREAKAGES + 4] = {
        {"catalog_open__leaves_out__a_broken_track", catalog_open__leaves_out__a_broken_track,
         scratch_make, scratch_remove, NULL},
        {"catalog_load__reports__each_shared_fault_once",
         catalog_load__reports__each_shared_fault_once, scratch_make, scratch_remove, NULL},
        {"catalog_load__reports__every_fault_at_once", catalog_load__reports__every_fault_at_once,
         scratch_make, scratch_remove, NULL},
        {"catalog_load__refuses__folder_that_is_not_there",
         catalog_load__refuses__folder_that_is_not_there, scratch_make, scratch_remove, NULL},
    };
    for (size_t i = 0; i < BREAKAGES; i++) {
        tests[i + 4] = (struct CMUnitTest){breakages[i].name, catalog_load__reports__breakage,
                                           scratch_make, scratch_remove, NULL};
    }
    current = breakages;
    return cmocka_run_group_tests_name("faults", tests, NULL, NULL);
}
