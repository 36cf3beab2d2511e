# bash completion for fleetlab: commands, options, tracks, parameters, files.
# Its lists are held to `fleetlab COMMAND --help` by tests/house/test_manual.sh.

_fleetlab_options()
{
    case $1 in
    lab) echo --track --linear --keep-going --plain --ascii --rich --utf8 --blocks --color --mono --variant --ledger --course ;;
    status) echo --ledger --course --json ;;
    ledger) echo --ledger --course --anchors --uid --format --home --output ;;
    report) echo --format --ledger --course --output --check ;;
    replay) echo --course --json ;;
    class) echo --course --linear --plain ;;
    submit) echo --ledger --course --output --yes ;;
    feedback) echo --ledger --course --receipt ;;
    collect)
        echo --gradebook --roster --marks --written --sheet --student --return --assignment --class --xapi --html --out --course --format \
            --shard --merge --make-dropbox --group --sweep --close \
            --user-files --user-bytes --most-files --most-bytes
        ;;
    eval) echo --track --part --set --format ;;
    sweep) echo --track --part --set --vary --shard --out --merge --format ;;
    validate) echo --format ;;
    texts) echo --po --import ;;
    prove) echo --track --part --format ;;
    check-data) echo --seal ;;
    new-track) echo --from ;;
    screens) echo --track --part --screen --size --tier ;;
    bench) echo --track --format ;;
    esac
    echo --data-dir --lang --no-pager --help
}

_fleetlab_commands()
{
    echo lab status ledger report replay submit feedback collect class eval sweep validate \
        prove check-data new-track texts screens bench help version
}

_fleetlab_formats()
{
    case $1 in
    eval | validate) echo text json csv ;;
    sweep) echo csv json ;;
    collect) echo text json sheet ;;
    prove | bench) echo text json ;;
    ledger) echo jsonl xapi ;;
    report) echo text md json html ;;
    esac
}

# Names of inputs, each with its =.
_fleetlab_inputs()
{
    printf '%s=\n' accelerator model grid site_plan diversity judge \
        fleet_kind nodes nodes_max dispersion_km route_factor signal_km_s site_capacity \
        sites_max straggler_cv wait_share barrier_rounds overlap local_steps drift \
        hop1_bandwidth hop1_latency hop2_bandwidth hop2_latency wan_bandwidth torus_bandwidth \
        topology torus_dims oversubscription switch_radix port_price global_share \
        scaling batch_tokens tokens_per_node params layers hidden seq_len \
        bytes_per_param tensor_parallel pipeline_parallel virtual_stages peak_flops \
        kernel_efficiency local_time hop1_bytes hop2_bytes hop3_bytes hop2_shape \
        cell_size backend_nodes coupled node_mtbf_hours work weights rate \
        reference_rate checkpoint_interval asynchronous write snapshot durable_lag \
        restart node_power idle_power eta eta_slowdown uncapped_power pue \
        grid_intensity clean_intensity clean_share curtailments_per_day pause_hours embodied \
        price system_factor fabric_price life maintenance energy_price clean_premium \
        target_goodput target_eta target_pue target_intensity tco_margin p_small \
        p_giant size board_size quorum rho agreement member_cost_factor sybil router \
        verifier reasoner tpr fpr reasoner_error reasoner_cost hard_share p_easy \
        router_recall small_cost giant_cost verifier_cost router_cost alpha finale \
        efficiency_reference decode_bandwidth decode_bytes spare_mw provision_w link_price \
        day_swing day_noon solar_depth wan_lost neighbours verify_rate \
        verify_energy message_rate witness_share attack_budget identity_price \
        decisions_per_day deadline local radio payload_mb \
        uplink_mbps handshake window_s area_share device_w step_limit_gw \
        grid_gw_per_hz load_damping kinetic_gws response_s reserve_gw nominal_hz \
        sync_w battery_j frame_member_ms frame_verifier_ms frame_loss reading_bits \
        repeat dead_share bits_per_s energy_per_bit base_mw isolation_base_ms \
        isolation_member_ms
}

_fleetlab_choices()
{
    case $1 in
    fleet_kind) echo training round ;;
    topology) echo fat_tree torus ;;
    scaling) echo strong weak ;;
    hop2_shape) echo cell mesh ;;
    finale) echo cloud edge mobile tiny ;;
    asynchronous | coupled | router | verifier | reasoner) echo on off ;;
    esac
}

# Offers those of the words that go on from what was typed.
_fleetlab_offer()
{
    local typed=$1 word
    shift
    for word; do
        [[ $word == "$typed"* ]] && COMPREPLY+=("$word")
    done
}

_fleetlab_files()
{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

# Readline cuts words at "=": what is typed there is the part behind it.
_fleetlab_value()
{
    local option=$1 typed=$2 command=$3
    case $option in
    --track | --from) _fleetlab_offer "$typed" cloud edge mobile tiny ;;
    --part) _fleetlab_offer "$typed" 1 2 3 finale ;;
    --format) _fleetlab_offer "$typed" $(_fleetlab_formats "$command") ;;
    --tier) _fleetlab_offer "$typed" plain blocks rich ;;
    --screen)
        _fleetlab_offer "$typed" start track parts brief lock case workbench observe reveal reflect \
            finale end math table map radar hint history evidence
        ;;
    --set | --vary)
        compopt -o nospace 2>/dev/null
        _fleetlab_offer "$typed" $(_fleetlab_inputs)
        ;;
    --lang) _fleetlab_offer "$typed" en es ;;
    --color) _fleetlab_offer "$typed" auto always never ;;
    --gradebook) _fleetlab_offer "$typed" canvas moodle nbgrader csv ;;
    --ledger | --roster | --marks | --sheet | --output | --check | --import) _fleetlab_files -f "$typed" ;;
    --data-dir | --anchors | --html | --return | --make-dropbox | --sweep | --close | --out) _fleetlab_files -d "$typed" ;;
    --group) mapfile -t COMPREPLY < <(compgen -g -- "$typed") ;;
    --variant | --size | --course | --shard | --uid | --po | --written | --student | --receipt | --assignment | --home | --user-* | --most-*) ;;
    *) return 1 ;;
    esac
}

_fleetlab_operand()
{
    case $1 in
    ledger)
        if [[ " ${COMP_WORDS[*]:2:COMP_CWORD-2} " == *\ @(show|verify|export)\ * ]]; then
            _fleetlab_files -f "$2"
        else
            _fleetlab_offer "$2" show verify export
        fi
        ;;
    help) _fleetlab_offer "$2" $(_fleetlab_commands) ;;
    report | replay) _fleetlab_files -f "$2" ;;
    check-data | prove | screens | texts | validate | collect) _fleetlab_files -d "$2" ;;
    esac
}

_fleetlab()
{
    local typed=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local two=${COMP_WORDS[COMP_CWORD - 2]} command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [[ $COMP_CWORD -eq 1 && $typed != -* ]]; then
        _fleetlab_offer "$typed" $(_fleetlab_commands)
        return
    fi
    [[ $command == -* ]] && command=lab
    if [[ $typed == = || $before == = ]]; then
        [[ $typed == = ]] && two=$before typed=
        if [[ $two == -* ]]; then
            _fleetlab_value "$two" "$typed" "$command"
        else
            _fleetlab_offer "$typed" $(_fleetlab_choices "$two")
        fi
        return
    fi
    _fleetlab_value "$before" "$typed" "$command" && return
    if [[ $typed == -* ]]; then
        _fleetlab_offer "$typed" $(_fleetlab_options "$command")
        [[ $COMP_CWORD -eq 1 ]] && _fleetlab_offer "$typed" --version
    else
        _fleetlab_operand "$command" "$typed"
    fi
}

# For other shells: prints what may stand in the place of the last of the words, one a line.
_fleetlab_print()
{
    local word
    COMP_WORDS=()
    for word; do
        case $word in
        ?*=*) COMP_WORDS+=("${word%%=*}" = "${word#*=}") ;;
        *) COMP_WORDS+=("$word") ;;
        esac
    done
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _fleetlab 2>/dev/null
    [[ $word == ?*=* ]] && COMPREPLY=("${COMPREPLY[@]/#/${word%%=*}=}")
    [[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
}

complete -F _fleetlab fleetlab
