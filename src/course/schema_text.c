#include "course/schema_text.h"

/* Cells that the narrowest screens keep. */
enum {
    LABEL_CELLS = 20,
    AIM_CELLS = 22,
    BRIEF_CELLS = 13,
    CHOICE_CELLS = 24,
    TITLE_CELLS = 30,
    LINE_CELLS = 37,
    FIELD_CELLS = 20,
    SHORT_CELLS = 14,
    PERSONA_CELLS = 40,
    KEY_CELLS = 18,
    FORMULA_CELLS = 74,
    ROW_CELLS = 24,
    PRESET_CELLS = 60,
    SYMBOL_CELLS = 8,
    VERDICT_CELLS = 10
};

/* What may stand out in a class. */
#define FLAGS                                                                                             \
    "clocks data fork login many missing new_data old_data order quick replay same_luck same_text times " \
    "two_locks two_uids variant"

static const struct schema_text texts[] = {
    /* ---- the start, the tracks, the parts, the end */
    {"start", .where = IN_LAB, .list = true},
    {"start.%", "keys words", .where = IN_LAB},
    {"track", .where = IN_LAB, .list = true},
    {"parts", .where = IN_LAB, .list = true},
    {"end", .where = IN_LAB, .list = true},
    {"calibration", .where = IN_LAB, .list = true},
    {"term", .where = IN_LAB, .list = true},
    {"term.says", .where = IN_LAB, .list = true},
    {"end.%",
     "complete handin missing no_box no_box.spoken none_left not_handed_in read_only stale",
     .where = IN_LAB},
    {"ui.end.%", "ask ask_meaning calibration calibration_unsure code code_anchored done handed_in",
     .where = IN_PROGRAM},
    {"ui.handin.%",
     "better_counts closed counts_not damaged demo elsewhere late late_keeps not_graded "
     "other_login other_term replaces section",
     .where = IN_PROGRAM},
    {"calibration.%", "brier marks right sure wrong", .where = IN_LAB},
    {"progress.%", "closed done locked new recorded revealed stale", .where = IN_LAB},
    {"step.%", "brief lock observe reflect reveal workbench", .where = IN_LAB},
    {"name", .where = IN_TRACK, .cells = TITLE_CELLS},
    {"persona", .where = IN_TRACK, .cells = PERSONA_CELLS},
    {"hop%", "1 2 3", .where = IN_TRACK, .cells = CHOICE_CELLS},
    {"about", .where = IN_TRACK},
    {"north_star", .where = IN_TRACK, .fill = FILL_INPUTS},
    {"title", .where = IN_PARTS},
    {"aim", .where = IN_PARTS, .cells = LINE_CELLS},
    {"short", .where = IN_PARTS, .cells = SHORT_CELLS},

    /* ---- brief, prediction, observation, comparison, argument */
    {"brief", .where = IN_PARTS, .list = true, .fill = FILL_INPUTS},
    {"changes", .where = IN_LOOPS, .fill = FILL_INPUTS},
    {"rubric", .where = IN_LOOPS, .list = true, .fill = FILL_INPUTS},
    {"rubric", .where = IN_LAB},
    {"lock.%", "number question scenario", .where = IN_LOOPS, .fill = FILL_INPUTS},
    {"lock.%", "question scenario sealed", .where = IN_FINALE, .fill = FILL_INPUTS},
    {"lock.%", "batch batch.weak cell cell.one exchange exchange.one fibre uplinks uplinks.one",
     .where = IN_PART1, .fill = FILL_INPUTS},
    {"lock.apart", .where = IN_PART2},
    {"lock.%", "verifier verifier.on", .where = IN_PART3, .fill = FILL_INPUTS},
    {"lock.%", "confidence mechanism", .where = IN_LAB},
    {"lock.field.%", "choice confidence mechanism", .where = IN_LAB, .cells = FIELD_CELLS},
    {"lock.field.%", "number", .where = IN_LOOPS, .cells = FIELD_CELLS},
    {"lock.choice.%", .of = OF_LOCK_CHOICES, .where = IN_LOOPS},
    {"lock.mechanism.%", .of = OF_LOCK_MECHANISMS, .where = IN_LOOPS},
    {"confidence.%", "1 2 3", .where = IN_LAB},
    {"answer.%", "empty none", .where = IN_LAB},
    {"observe", .where = IN_LOOPS, .list = true},
    {"observe.%", "field help", .where = IN_LAB},
    {"observe.told", .where = IN_LOOPS, .fill = FILL_ALL},
    {"reveal", .where = IN_LOOPS, .list = true, .fill = FILL_ALL},
    {"reveal.1.spoken", .where = IN_LAB},
    {"reveal.%",
     "as_predicted guess_right guess_wrong number.off number.within off_by other_sign result right sure_right "
     "sure_wrong wrong",
     .where = IN_LAB},
    {"reveal.number.%", "sign size", .where = IN_PART2, .fill = FILL_ALL},
    {"reveal.choice.%", .of = OF_LOCK_CHOICES, .where = IN_LOOPS, .fill = FILL_ALL},
    {"reveal.misconception.%", .of = OF_LOCK_CHOICES, .where = IN_LOOPS, .fill = FILL_ALL},
    {"reveal.misconception.%", .of = OF_LOCK_MECHANISMS, .where = IN_LOOPS, .fill = FILL_ALL},
    {"reveal.mechanism.%", .of = OF_LOCK_MECHANISMS, .where = IN_LOOPS, .fill = FILL_ALL},
    {"reflect", .where = IN_PARTS, .list = true, .fill = FILL_ALL},
    {"reflect.4.spoken", .where = IN_PART3},
    {"reflect.2.spoken", .where = IN_FINALE},
    {"reflect.far", .where = IN_PART2, .list = true, .fill = FILL_ALL},
    {"reflect.near", .where = IN_PART2, .list = true, .fill = FILL_ALL},
    {"reflect.%", "model never scripted thanks", .where = IN_LAB},
    {"reflect.field.%", "count justification topology", .where = IN_PART1, .cells = FIELD_CELLS},
    {"reflect.help.%", "count justification topology", .where = IN_PART1, .fill = FILL_INPUTS},
    {"reflect.%", "right.count right.topology wrong.count wrong.topology", .where = IN_PART1},
    {"reflect.field.%", "interval lag proposal stall", .where = IN_PART2, .cells = FIELD_CELLS},
    {"reflect.help.%", "interval lag proposal stall", .where = IN_PART2, .fill = FILL_INPUTS},
    {"reflect.%",
     "refuse.interval right.interval wrong.copy wrong.lag wrong.longer wrong.shorter wrong.stall",
     .where = IN_PART2, .fill = FILL_INPUTS},
    {"reflect.field.legacy", .where = IN_PART3, .cells = FIELD_CELLS},
    {"reflect.%", "help.legacy right.legacy", .where = IN_PART3},
    {"reflect.field.%", "decision risk", .where = IN_FINALE, .cells = FIELD_CELLS},
    {"reflect.help.%", "decision risk", .where = IN_FINALE},
    {"decision.%", "defer release restrict", .where = IN_FINALE, .cells = CHOICE_CELLS},
    {"confirm.%", "repair submit", .where = IN_FINALE},
    {"stress.why", .where = IN_FINALE, .list = true, .fill = FILL_ALL},
    {"stress.hint", .where = IN_FINALE, .list = true, .fill = FILL_ALL},
    {"stress.%", "before held nothing_broke rule", .where = IN_FINALE},
    {"stress.verdicts", .where = IN_FINALE, .cells = SHORT_CELLS},
    {"stress.aim", .where = IN_FINALE, .cells = LINE_CELLS},
    {"struck.was", .where = IN_FINALE, .fill = FILL_ALL},
    {"stress.short", .where = IN_FINALE, .cells = SHORT_CELLS},

    /* ---- the workbench */
    {"label.%", .of = OF_CONTROLS, .where = IN_PARTS, .cells = LABEL_CELLS},
    {"label.%", .of = OF_LEVERS, .where = IN_FINALE, .cells = LABEL_CELLS},
    {"help.%", .of = OF_CONTROLS, .where = IN_PARTS, .fill = FILL_ALL},
    {"choice.%", .of = OF_CHOICES, .where = IN_PARTS, .cells = CHOICE_CELLS},
    {"choice.%", "on off switch.on switch.off", .where = IN_LAB, .cells = CHOICE_CELLS},
    {"choice.bottleneck_hop.%", "hop1 hop2 hop3", .where = IN_LAB, .cells = CHOICE_CELLS},
    {"choice.longest_part.%", "communication compute coordination", .where = IN_LAB,
     .cells = CHOICE_CELLS},
    {"aim.%", .of = OF_AIMS, .where = IN_PARTS, .cells = AIM_CELLS},
    {"aim.%.brief", .of = OF_AIMS, .where = IN_FINALE, .cells = BRIEF_CELLS},
    {"aim.holds", .where = IN_FINALE, .cells = AIM_CELLS},
    {"failure.%.word", .of = OF_FAILURES, .where = IN_PARTS, .fill = FILL_ALL},
    {"reason.%", .of = OF_REASONS, .where = IN_LAB},
    {"readout.change", .where = IN_PARTS, .fill = FILL_ALL},
    {"readout.change.spoken", .where = IN_PART2, .fill = FILL_ALL},
    {"control.fixed", .where = IN_LAB},
    {"control.fixed.spoken", .where = IN_LAB},
    {"range.to", .where = IN_LAB},
    {"relation.%",
     "above above.spoken at_least at_least.spoken at_most at_most.spoken below below.spoken "
     "equals equals.spoken",
     .where = IN_LAB},
    {"margin.%", "off over short spare", .where = IN_LAB},
    {"try.%",
     "at_end down no_less no_more none part.1 part.2 part.3 trade try unearned unearned.spoken up",
     .where = IN_LAB},
    {"case.%", "aim verdicts", .where = IN_LAB, .cells = LINE_CELLS},
    {"case.%", "mission trial trials why", .where = IN_LAB},
    {"verdicts.of", .where = IN_LAB},
    {"output.%",
     "abstain carbon_per_weight_mg ci_ratio cue daly effective_size goodput mtbf optimum right "
     "t_hop1 t_hop2 t_hop3 target_mg tco_budget_usd tco_usd unsafe uptime wall_days wasted_energy "
     "wasted_work young",
     .where = IN_LAB, .cells = LABEL_CELLS},

    /* ---- instruments */
    {"instrument.%",
     "barriers binding c3 calibration carbon_tau case ci compare cost cue evidence goodput_n goodput_tau held law "
     "makeup map mesh nines north_star phenomenon plans principles proof radar2 reach reflect reveal "
     "runlog runs scale scenario spark stress time tornado trials verdicts vote window work",
     .where = IN_LAB, .cells = TITLE_CELLS},
    {"about.%",
     "barriers binding c3 calibration carbon_tau case ci compare cost cue evidence goodput_n goodput_tau held law "
     "makeup map mesh nines phenomenon plans principles proof radar2 reach reflect reveal runlog runs scale spark "
     "stress time tornado trials verdicts vote window work",
     .where = IN_LAB},
    {"about.%.spoken", "c3 compare makeup phenomenon principles radar2 reach verdicts",
     .where = IN_LAB},
    {"barriers.sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"binding.%", "broken holds kept nothing", .where = IN_LAB},
    {"ci.%", "cannot_say fits full", .where = IN_LAB, .fill = FILL_ALL},
    {"cost.%", "giant giants judged larger mesh right unsafe", .where = IN_LAB},
    {"cost.sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"frontier.%",
     "carbon carbon_optimum frequency half legend.carbon legend.daly legend.from legend.optimum "
     "legend.to legend.young mend mend.what no_window none outside pauses restarts rework "
     "stalls tco window_from window_to within_both x y",
     .where = IN_LAB},
    {"frontier.%",
     "capped.falls capped.over capped.rises capped.under halved marked unmarked values "
     "time.sentence infeasible radar marked.spoken radar.spoken unmarked.spoken",
     .where = IN_LAB, .fill = FILL_ALL},
    {"goodput.%", "first now series y", .where = IN_LAB},
    {"reach.%", "at limit sentence sentence.spoken x y", .where = IN_LAB},
    {"key.turn", .where = IN_PROGRAM},
    {"key.turn.keys", .where = IN_PROGRAM, .cells = KEY_CELLS},
    {"ui.%",
     "all_pictures or_more tornado_gives tornado_gives.spoken tornado_next tornado_takes "
     "tornado_takes.spoken tornado_ways tornado_ways.spoken turns useful_members",
     .where = IN_PROGRAM},
    {"work.%", "barrier level one_site x y", .where = IN_LAB},
    {"work.%", "bytes drift fall light light_alone no_longer same_step", .where = IN_LAB,
     .fill = FILL_ALL},
    {"illustrative.%", "sentence title", .where = IN_LAB},
    {"iron.%", "cannot_say compute compute_hides coordination drift hidden of sentence",
     .where = IN_LAB, .fill = FILL_ALL},
    {"makeup.sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"makeup.y", .where = IN_LAB},
    {"map.%", "east north of_the_step one_site one_way south west", .where = IN_LAB},
    {"map.%", "seldom seldom.one sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"mesh.query", .where = IN_LAB},
    {"mesh.sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"nines.%", "five giant judged law mesh x y", .where = IN_LAB},
    {"nines.sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"north_star.%", "broken ok", .where = IN_LAB},
    {"plans.sentence", .where = IN_LAB, .fill = FILL_ALL},
    {"site_plan.%", "site_plans", .of = OF_ROWS, .where = IN_LAB},
    {"proof.%", "at_most holds illustrative judge missing of off stands", .where = IN_LAB,
     .fill = FILL_ALL},
    {"radar.%",
     "communication compute coordination failure infrastructure limit limit.spoken not_yet responsibility "
     "scale sentence sentence.spoken sustainability",
     .where = IN_LAB},
    {"runlog.%", "asynchronous best beyond counted is_best luck no_luck sentence synchronous",
     .where = IN_LAB},
    {"phenomenon.%", "at limit x y", .where = IN_FINALE},
    {"phenomenon.sentence", .where = IN_FINALE, .fill = FILL_ALL},
    {"phenomenon.%", "rest unknown", .where = IN_FINALE},
    {"scale.%", "fleet member sentence", .where = IN_FINALE},
    {"spark.%", "carbon cost goodput", .where = IN_LAB},
    {"vote.sentence", .where = IN_LAB, .fill = FILL_ALL},

    /* ---- pages */
    {"view.%", "evidence help hint history map math radar table", .where = IN_LAB,
     .cells = TITLE_CELLS},
    {"view.%", "locked nothing part", .where = IN_LAB},
    {"math", .where = IN_PARTS, .list = true, .fill = FILL_ALL, .cells = FORMULA_CELLS},
    {"law", .where = IN_LAB, .list = true, .fill = FILL_ALL},
    {"law.title", .where = IN_LAB},
    {"principle.%", "1 2 3 4 5 6", .where = IN_LAB, .fill = FILL_ALL},
    {"principle.not_yet", .where = IN_LAB},
    {"hint", .where = IN_PARTS, .list = true, .fill = FILL_ALL},
    {"hint.1.spoken", .where = IN_PART3},
    {"hint.1.spoken", .where = IN_FINALE},
    {"hint.%", "last more", .where = IN_LAB},
    {"history.%", "help none run", .where = IN_LAB},
    {"history.line", .where = IN_LAB, .fill = FILL_ALL},
    {"history.legend", .where = IN_PART2},
    {"compare.%", "mark sentence sentence.spoken with with.spoken", .where = IN_LAB},
    {"evidence.%",
     "anchor anchored back back.spoken current missing observation prediction reflection result run stale "
     "stress unanchored",
     .where = IN_LAB},

    /* ---- what can be done, and what is answered */
    {"action.%",
     "begin commit editor finale hand_in lock mend.1 mend.2 mend.3 observe part.1 part.2 part.3 "
     "repair reset restore resume submit to_brief to_case to_decide to_end to_finale to_legacy "
     "to_lock to_mission to_observe to_parts to_reflect to_repairs to_reveal to_stress "
     "to_workbench tracks trial try.double try.giant try.half try.judge try.less try.more",
     .where = IN_LAB, .cells = TITLE_CELLS},
    {"action.%.help",
     "begin commit compare editor hand_in lock mend.1 mend.2 mend.3 observe repair reset restore "
     "resume submit to_brief to_case to_decide to_end to_finale to_legacy to_lock to_mission "
     "to_observe to_parts to_reflect to_repairs to_reveal to_stress to_workbench tracks trial "
     "try.double try.giant try.half try.judge try.less try.more",
     .where = IN_LAB},
    {"action.%.help.spoken", "compare to_legacy to_reveal", .where = IN_LAB},
    {"confirm.%", "preset reset same", .where = IN_LAB},
    {"preset.%", "help refused", .where = IN_LAB},
    {"verdict.%", "cannot_say met not_met not_right right", .where = IN_LAB,
     .cells = VERDICT_CELLS},

    /* ---- what data tables show */
    {"row.%", "accelerators diversity grids judges models site_plans sites", .of = OF_LABELS,
     .where = IN_PROGRAM, .cells = ROW_CELLS},
    {"row.%", "presets", .of = OF_PRESETS, .where = IN_TRACK, .cells = PRESET_CELLS},
    {"unit.%.symbol", .of = OF_SYMBOLS, .where = IN_PROGRAM, .cells = SYMBOL_CELLS},
    {"unit.%", .of = OF_UNIT_NAMES, .where = IN_PROGRAM},

    /* ---- how a language writes numbers */
    {"language.%", "decimal fraction group group_from plural scale.12 scale.3 scale.6 scale.9",
     .where = IN_PROGRAM},

    {"limit.%", "nodes site_capacity", .where = IN_LAB, .fill = FILL_INPUTS},
    {"refuse.%",
     "case course field here number option preset quorum_above_size repair_none_left "
     "repair_nothing repair_several run track try view",
     .where = IN_LAB},
    {"refuse.interval_below_lag", .where = IN_LAB, .fill = FILL_INPUTS},
    {"notice.%", "demo nothing_saved other_term", .where = IN_LAB},
    {"%", "event.nothing not_saved redo.none reset.done restore.none restore.run undo.none",
     .where = IN_LAB},

    /* ---- the report */
    {"report.%",
     "aims_met also anchor anchored aside attempts bad begun breaks check check_with choice_is complete "
     "confidence controls course data data_now demo demo_mark head held last login made made.now model no_track none "
     "not_revealed number_is outcome program ranges records repair run same scenario sound sources stale "
     "track trial trials uid unanchored variant which yes",
     .where = IN_LAB},
    {"report.%",
     "result.choice result.mechanism result.number said.choice said.mechanism said.number",
     .where = IN_LAB},
    {"report.section.%",
     "calibration designs finale incomplete observations predictions reflections runs stress track trials "
     "verification",
     .where = IN_LAB},

    /* ---- words of the program itself */
    {"key.%.keys",
     "arrows cancel case choose coarse cut_end cut_start cut_word delete editor enter evidence explain fine ghosts help hint "
     "history limit line map math more move page pane put_back quiet quit radar readout redo "
     "repaint restore revert step table tier toggle try type undo word",
     .where = IN_PROGRAM, .cells = KEY_CELLS},
    {"key.%",
     "arrows back cancel case choose coarse cut_end cut_start cut_word delete editor enter evidence explain fine ghosts help "
     "hint history limit line map math more move page pane put_back quiet quit radar readout redo "
     "repaint restore revert step table tier toggle try type undo word",
     .where = IN_PROGRAM},
    {"key.%.spoken", "back quit", .where = IN_PROGRAM},
    {"key.%.footer",
     "back choose drop editor enter explain help hint leave map math more no noted page pane quit read shut step "
     "table take type undo yes",
     .where = IN_PROGRAM},
    {"ui.%",
     "about above aims_met alarm_limit answer_stays arrows_read arrows_step below best_so_far came_back "
     "came_back_more cannot_say case_title choose_one closes_page committed committed_behind committed_uncounted "
     "confirm_lock confirm_lock_apart draft_here editor_failed editor_killed editor_not_run editor_open "
     "empty finale_stale finale_stale_struck file_latin_1 file_mixed file_no_text file_not_read file_too_long first_design "
     "fixed folded folded_again folded_here folds_nothing full go_on goes_to_fields handed_in handin_changed help illustrative "
     "illustrative_title infinite "
     "keep_code keep_code.spoken keep_code_because keep_code_because.spoken kept kept_before kept_where keys left left_open left_uncommitted legacy_verdicts lines minus "
     "money more_both more_down more_up moved never_lost no_file no_key no_option not_done not_handed_in news nothing_open "
     "not_saved now "
     "number_comma number_no_unit number_unit observe_change observe_changes one_of only_tried only_tried.spoken open_kept opens_kept option outside over_limit "
     "over_limit_by "
     "power preset preset_loaded preset_title quiet.1 quiet.2 quit_unsaved quit_writing "
     "reads_on recorded repaired right room_left same_run saved saved_in spark stays stays_range stress_held stress_held_all "
     "stress_holds stress_left stress_mend stress_no_mend stress_older stress_room stress_room_same stress_step stress_struck stress_unmoved stress_verdicts times_limit too_long too_small "
     "tornado trial tried type_number type_number_or_never unanchored uncommitted undesigned unfolded with_unit within_limit words_here "
     "yes_or_no",
     .where = IN_PROGRAM},
    {"ui.tier.%", "blocks blocks.told no_utf8 plain plain.told rich rich.told",
     .where = IN_PROGRAM},
    {"ui.%", /* what joins words */
     "before_number behind_number count_of in_brackets label_value list_comma list_semicolon "
     "range sentence try try_part two_sentences",
     .where = IN_PROGRAM},
    {"ui.class.%",
     "about_calibration about_choices about_numbers absent aims aims_table all_met apart ask "
     "by_name by_scenario calibration calibration_table choices choices_table closed counted "
     "damaged elsewhere finale finale_aims flags foreign graded late locked login means "
     "misconception name no_flags not_graded nothing numbers numbers_table of_all part1 part2 "
     "part3 questionable reasons reasons_table right score seen share sound stress "
     "stress_open stress_right stress_wrong stressed students sure_wrong times title unseen "
     "unsure_wrong where",
     .where = IN_PROGRAM},
    {"ui.flag.%", FLAGS " record seconds", .where = IN_PROGRAM},
    {"ui.flag.%.is", FLAGS, .where = IN_PROGRAM},
    {"ui.flag.%.maybe", FLAGS, .where = IN_PROGRAM},
    {"ui.flag.why.%",
     "anchor_no_lock anchor_time answer clocks decision_no_strike decision_of_part differs "
     "differs_more earlier end_undecided finale_in_part finale_no_reveal finale_no_runs "
     "late_record lock_no_variant lock_unrecorded no_clock no_part no_record no_time "
     "observe_no_lock one_time other_identity other_number other_variant reflect_no_lock "
     "reflect_no_observation reflect_no_reveal reflect_none repair_gap repair_late "
     "repair_no_strike repair_of_part repairs_many reveal_no_lock reveal_no_observation "
     "run_gap run_in_finale run_no_lock runs_many said_anchored second_decision second_end "
     "second_lock second_reveal second_strike second_variant shared_data stress_of_part "
     "strike_no_lock trial_gap trial_in_finale trial_no_lock uids unknown_data unopened "
     "variant_kind",
     .where = IN_PROGRAM},
    {"ui.page.%",
     "aim aims compared item limit model numbers predicted report result sections skip value verdict",
     .where = IN_PROGRAM},
    {"ui.status.%", "bad current demo no_track not_begun predicted records runs track variant",
     .where = IN_PROGRAM},
    {"linear.%",
     "again_leaves back bench_rest case_rest changed choose closed control cut draft "
     "editor_terminal empty goodbye help.1 help.2 help_value kept_words known_case "
     "left_writing line may_be mode more more_menu more_or namesake never_set next "
     "next_change no_codes no_more no_parts no_such_name no_text no_value not_answered "
     "not_changed not_known not_saved not_utf not_written nothing_closes nothing_here "
     "nothing_named nothing_typed nothing_written now opens_kept over page_closed "
     "page_stays refused_at replaces replaces_draft saved stays step too_long turned_more "
     "unmet_more warning which_line why_so word_written words write write_help written yes "
     "yes_or_no",
     .where = IN_PROGRAM},
    {"linear.word.%",
     "aims down help menu more names parts repeat scenario set show spell up value verdicts what where",
     .where = IN_PROGRAM},
    {"linear.why.%",
     "accessible asked dumb fleetlab_linear input no_term output small unknown_term",
     .where = IN_PROGRAM},
};

const struct schema_text *schema_texts(size_t *count)
{
    *count = sizeof texts / sizeof texts[0];
    return texts;
}
