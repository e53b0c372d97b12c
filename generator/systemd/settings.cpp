#include "systemd/settings.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace stageplot::systemd {
namespace {

struct Group {
  SettingKind kind;
  std::string_view names;  // with blanks between them
};

// clang-format off
constexpr Group kUnit[] = {
    {SettingKind::any,
     "AssertACPower AssertArchitecture AssertCPUFeature AssertCPUPressure AssertCPUs AssertCapability "
     "AssertControlGroupController AssertCredential AssertEnvironment AssertFirmware AssertFirstBoot "
     "AssertGroup AssertHost AssertIOPressure AssertKernelCommandLine AssertKernelModuleLoaded "
     "AssertKernelVersion AssertMemory AssertMemoryPressure AssertNeedsUpdate AssertOSRelease "
     "AssertPathIsSocket AssertSecurity AssertUser AssertVersion AssertVirtualization ConditionACPower "
     "ConditionArchitecture ConditionCPUFeature ConditionCPUPressure ConditionCPUs ConditionCapability "
     "ConditionControlGroupController ConditionCredential ConditionEnvironment ConditionFirmware "
     "ConditionFirstBoot ConditionGroup ConditionHost ConditionIOPressure ConditionKernelCommandLine "
     "ConditionKernelModuleLoaded ConditionKernelVersion ConditionMemory ConditionMemoryPressure "
     "ConditionNeedsUpdate ConditionOSRelease ConditionPathIsSocket ConditionSecurity ConditionUser "
     "ConditionVersion ConditionVirtualization Description Documentation FailureAction "
     "FailureActionExitStatus JobTimeoutAction JobTimeoutRebootArgument OnFailureJobMode "
     "OnSuccessJobMode RebootArgument RequiresMountsFor RequiresOverridable RequisiteOverridable "
     "SourcePath StartLimitAction SuccessAction SuccessActionExitStatus WantsMountsFor"},
    {SettingKind::boolean,
     "AllowIsolate DefaultDependencies IgnoreOnIsolate OnFailureIsolate RefuseManualStart "
     "RefuseManualStop StopWhenUnneeded SurviveFinalKillSignal"},
    {SettingKind::choice,
     "CollectMode"},
    {SettingKind::condition_path,
     "AssertDirectoryNotEmpty AssertFileIsExecutable AssertFileNotEmpty AssertPathExists "
     "AssertPathExistsGlob AssertPathIsDirectory AssertPathIsEncrypted AssertPathIsMountPoint "
     "AssertPathIsReadWrite AssertPathIsSymbolicLink ConditionDirectoryNotEmpty "
     "ConditionFileIsExecutable ConditionFileNotEmpty ConditionPathExists ConditionPathExistsGlob "
     "ConditionPathIsDirectory ConditionPathIsEncrypted ConditionPathIsMountPoint "
     "ConditionPathIsReadWrite ConditionPathIsSymbolicLink"},
    {SettingKind::number,
     "StartLimitBurst"},
    {SettingKind::time,
     "JobRunningTimeoutSec JobTimeoutSec StartLimitInterval StartLimitIntervalSec"},
    {SettingKind::units,
     "After Before BindTo BindsTo Conflicts JoinsNamespaceOf OnFailure OnSuccess PartOf "
     "PropagateReloadFrom PropagateReloadTo PropagatesReloadTo PropagatesStopTo ReloadPropagatedFrom "
     "Requires Requisite StopPropagatedFrom Upholds Wants"},
};
constexpr Group kService[] = {
    {SettingKind::any,
     "BusName FailureAction FileDescriptorStorePreserve LiveMount OpenFile PIDFile RebootArgument "
     "RefreshOnReload ReloadSignal RestartForceExitStatus RestartPreventExitStatus Sockets "
     "StartLimitAction SuccessExitStatus USBFunctionDescriptors USBFunctionStrings"},
    {SettingKind::boolean,
     "GuessMainPID NonBlocking PermissionsStartOnly RemainAfterExit RootDirectoryStartOnly"},
    {SettingKind::choice,
     "ExitType NotifyAccess OOMPolicy Restart RestartMode TimeoutStartFailureMode TimeoutStopFailureMode "
     "Type"},
    {SettingKind::command,
     "ExecCondition ExecReload ExecReloadPost ExecStart ExecStartPost ExecStartPre ExecStop ExecStopPost"},
    {SettingKind::number,
     "FileDescriptorStoreMax RestartSteps StartLimitBurst"},
    {SettingKind::time,
     "RestartMaxDelaySec RestartSec RuntimeMaxSec RuntimeRandomizedExtraSec StartLimitInterval "
     "TimeoutAbortSec TimeoutStartSec TimeoutStopSec WatchdogSec"},
};
constexpr Group kSocket[] = {
    {SettingKind::any,
     "BindIPv6Only BindToDevice DeferTrigger FileDescriptorName IPTOS IPTTL ListenDatagram ListenFIFO "
     "ListenMessageQueue ListenNetlink ListenSequentialPacket ListenSpecial ListenStream "
     "ListenUSBFunction Mark MessageQueueMaxMessages MessageQueueMessageSize PipeSize Priority "
     "ReceiveBuffer SendBuffer Service SmackLabel SmackLabelIPIn SmackLabelIPOut SocketGroup "
     "SocketProtocol SocketUser Symlinks TCPCongestion Timestamping XAttrAccept XAttrEntryPoint "
     "XAttrListen"},
    {SettingKind::boolean,
     "Accept AcceptFileDescriptors Broadcast FlushPending FreeBind KeepAlive NoDelay PassCredentials "
     "PassFileDescriptorsToExec PassPIDFD PassPacketInfo PassSecurity RemoveOnStop ReusePort "
     "SELinuxContextFromNet Transparent Writable"},
    {SettingKind::command,
     "ExecStartPost ExecStartPre ExecStopPost ExecStopPre"},
    {SettingKind::mode,
     "DirectoryMode SocketMode"},
    {SettingKind::number,
     "Backlog KeepAliveProbes MaxConnections MaxConnectionsPerSource PollLimitBurst TriggerLimitBurst"},
    {SettingKind::time,
     "DeferAcceptSec DeferTriggerMaxSec KeepAliveIntervalSec KeepAliveTimeSec PollLimitIntervalSec "
     "TriggerLimitIntervalSec"},
};
constexpr Group kMount[] = {
    {SettingKind::any,
     "Options Type What"},
    {SettingKind::boolean,
     "ForceUnmount LazyUnmount ReadWriteOnly SloppyOptions"},
    {SettingKind::mode,
     "DirectoryMode"},
    {SettingKind::path,
     "Where"},
};
constexpr Group kAutomount[] = {
    {SettingKind::any,
     "ExtraOptions"},
    {SettingKind::mode,
     "DirectoryMode"},
    {SettingKind::path,
     "Where"},
    {SettingKind::time,
     "TimeoutIdleSec"},
};
constexpr Group kSwap[] = {
    {SettingKind::any,
     "Options Priority What"},
};
constexpr Group kTimer[] = {
    {SettingKind::any,
     "OnCalendar"},
    {SettingKind::boolean,
     "DeferReactivation FixedRandomDelay OnClockChange OnTimezoneChange Persistent RemainAfterElapse "
     "WakeSystem"},
    {SettingKind::time,
     "AccuracySec OnActiveSec OnBootSec OnStartupSec OnUnitActiveSec OnUnitInactiveSec "
     "RandomizedDelaySec RandomizedOffsetSec"},
    {SettingKind::units,
     "Unit"},
};
constexpr Group kPath[] = {
    {SettingKind::any,
     "PathExistsGlob"},
    {SettingKind::boolean,
     "MakeDirectory"},
    {SettingKind::mode,
     "DirectoryMode"},
    {SettingKind::number,
     "TriggerLimitBurst"},
    {SettingKind::path,
     "DirectoryNotEmpty PathChanged PathExists PathModified"},
    {SettingKind::time,
     "TriggerLimitIntervalSec"},
    {SettingKind::units,
     "Unit"},
};
constexpr Group kScope[] = {
    {SettingKind::choice,
     "OOMPolicy"},
    {SettingKind::time,
     "RuntimeMaxSec RuntimeRandomizedExtraSec TimeoutStopSec"},
};
constexpr Group kInstall[] = {
    {SettingKind::any,
     "DefaultInstance"},
    {SettingKind::units,
     "Alias Also RequiredBy UpheldBy WantedBy"},
};
constexpr Group kExecution[] = {
    {SettingKind::any,
     "AmbientCapabilities AppArmorProfile BindPaths BindReadOnlyPaths CPUAffinity CPUSchedulingPolicy "
     "CPUSchedulingPriority CacheDirectory CacheDirectoryQuota CapabilityBoundingSet "
     "ConfigurationDirectory CoredumpFilter ExecPaths ExecSearchPath ExtensionDirectories "
     "ExtensionImagePolicy ExtensionImages Group IOSchedulingClass IOSchedulingPriority IPCNamespacePath "
     "ImportCredential InaccessibleDirectories InaccessiblePaths KeyringMode LimitAS LimitCORE LimitCPU "
     "LimitDATA LimitFSIZE LimitLOCKS LimitMEMLOCK LimitMSGQUEUE LimitNICE LimitNOFILE LimitNPROC "
     "LimitRSS LimitRTPRIO LimitRTTIME LimitSIGPENDING LimitSTACK LoadCredential LoadCredentialEncrypted "
     "LogExtraFields LogFilterPatterns LogLevelMax LogNamespace LogsDirectory LogsDirectoryQuota "
     "MountAPIVFS MountFlags MountImagePolicy MountImages NUMAMask NUMAPolicy NetworkNamespacePath Nice "
     "NoExecPaths OOMScoreAdjust PAMName PassEnvironment Personality PrivateBPF PrivateDevices "
     "PrivatePIDs PrivateTmp PrivateUsers ProcSubset ProtectControlGroups ProtectHome ProtectHostname "
     "ProtectProc ProtectSystem ReadOnlyDirectories ReadOnlyPaths ReadWriteDirectories ReadWritePaths "
     "RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RootDirectory RootHash "
     "RootHashSignature RootImage RootImageOptions RootImagePolicy RootMStack RootVerity "
     "RuntimeDirectory RuntimeDirectoryPreserve SELinuxContext SecureBits SetCredential "
     "SetCredentialEncrypted SmackProcessLabel StandardError StandardInput StandardInputData "
     "StandardInputText StandardOutput StateDirectory StateDirectoryQuota SupplementaryGroups "
     "SyslogFacility SyslogIdentifier SyslogLevel SystemCallArchitectures SystemCallErrorNumber "
     "SystemCallFilter SystemCallLog TTYColumns TTYPath TTYRows TemporaryFileSystem TimerSlackNSec "
     "UnsetEnvironment User UserNamespacePath UtmpIdentifier UtmpMode WorkingDirectory"},
    {SettingKind::boolean,
     "BindLogSockets CPUSchedulingResetOnFork CacheDirectoryAccounting DynamicUser IgnoreSIGPIPE "
     "LockPersonality LogsDirectoryAccounting MemoryDenyWriteExecute NoNewPrivileges PrivateIPC "
     "PrivateMounts PrivateNetwork ProtectClock ProtectKernelLogs ProtectKernelModules "
     "ProtectKernelTunables RemoveIPC RestrictRealtime RestrictSUIDSGID RootEphemeral "
     "SetLoginEnvironment StateDirectoryAccounting SyslogLevelPrefix TTYReset TTYVHangup "
     "TTYVTDisallocate"},
    {SettingKind::file,
     "EnvironmentFile"},
    {SettingKind::mode,
     "CacheDirectoryMode ConfigurationDirectoryMode LogsDirectoryMode RuntimeDirectoryMode "
     "StateDirectoryMode UMask"},
    {SettingKind::number,
     "LogRateLimitBurst"},
    {SettingKind::time,
     "LogRateLimitIntervalSec TimeoutCleanSec TimeoutSec"},
    {SettingKind::words,
     "Environment"},
};
constexpr Group kKilling[] = {
    {SettingKind::any,
     "FinalKillSignal KillSignal RestartKillSignal WatchdogSignal"},
    {SettingKind::boolean,
     "SendSIGHUP SendSIGKILL"},
    {SettingKind::choice,
     "KillMode"},
};
constexpr Group kControl[] = {
    {SettingKind::any,
     "AllowedCPUs AllowedMemoryNodes BPFDelegateCommands BPFProgram BlockIODeviceWeight "
     "BlockIOReadBandwidth BlockIOWeight BlockIOWriteBandwidth CPUQuota CPUQuotaPeriodSec CPUShares "
     "CPUWeight DefaultMemoryLow DefaultMemoryMin DefaultStartupMemoryLow Delegate DelegateSubgroup "
     "DeviceAllow DisableControllers IODeviceLatencyTargetSec IODeviceWeight IOReadBandwidthMax "
     "IOReadIOPSMax IOWeight IOWriteBandwidthMax IOWriteIOPSMax IPAddressAllow IPAddressDeny "
     "IPEgressFilterPath IPIngressFilterPath ManagedOOMMemoryPressure ManagedOOMMemoryPressureLimit "
     "ManagedOOMPreference ManagedOOMSwap MemoryHigh MemoryLimit MemoryLow MemoryMax MemoryMin "
     "MemoryPressureThresholdSec MemoryPressureWatch MemorySwapMax MemoryZSwapMax NFTSet "
     "RestrictNetworkInterfaces Slice SocketBindAllow SocketBindDeny StartupAllowedCPUs "
     "StartupAllowedMemoryNodes StartupBlockIOWeight StartupCPUShares StartupCPUWeight StartupIOWeight "
     "StartupMemoryHigh StartupMemoryLow StartupMemoryMax StartupMemorySwapMax StartupMemoryZSwapMax "
     "TasksMax"},
    {SettingKind::boolean,
     "BlockIOAccounting CPUAccounting CoredumpReceive IOAccounting IPAccounting MemoryAccounting "
     "MemoryZSwapWriteback TasksAccounting"},
    {SettingKind::choice,
     "DevicePolicy"},
    {SettingKind::time,
     "ManagedOOMMemoryPressureDurationSec"},
};  // clang-format on

struct Section {
  std::string_view name;
  std::vector<std::span<const Group>> groups;
};

const std::vector<Section>& sections() {
  static const std::vector<Section> kSections{
      {"Unit", {kUnit}},
      {"Install", {kInstall}},
      {"Service", {kService, kExecution, kKilling, kControl}},
      {"Socket", {kSocket, kExecution, kKilling, kControl}},
      {"Mount", {kMount, kExecution, kKilling, kControl}},
      {"Swap", {kSwap, kExecution, kKilling, kControl}},
      {"Scope", {kScope, kKilling, kControl}},
      {"Slice", {kControl}},
      {"Automount", {kAutomount}},
      {"Timer", {kTimer}},
      {"Path", {kPath}},
  };
  return kSections;
}

struct SectionTable {
  std::vector<std::string_view> names;  // sorted
  std::map<std::string_view, SettingKind> kinds;
};

SectionTable make_table(const Section& section) {
  SectionTable table;
  for (const std::span<const Group> groups : section.groups) {
    for (const Group& group : groups) {
      std::string_view rest = group.names;
      while (!rest.empty()) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        table.kinds.emplace(name, group.kind);
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
      }
    }
  }
  for (const auto& [name, kind] : table.kinds) table.names.push_back(name);
  return table;
}

const SectionTable* find_table(std::string_view section) {
  static const std::map<std::string_view, SectionTable> kTables = [] {
    std::map<std::string_view, SectionTable> tables;
    for (const Section& one : sections()) tables.emplace(one.name, make_table(one));
    return tables;
  }();
  const auto found = kTables.find(section);
  return found == kTables.end() ? nullptr : &found->second;
}

constexpr std::array<std::string_view, 11> kSuffixes{"service", "socket", "device", "mount", "automount", "swap",
                                                     "target",  "path",   "timer",  "slice", "scope"};
constexpr std::array<std::string_view, 11> kSectionOfSuffix{"Service", "Socket", "",      "Mount", "Automount", "Swap",
                                                            "",        "Path",   "Timer", "Slice", "Scope"};

}  // namespace

std::optional<std::string_view> section_of(std::string_view suffix) {
  const auto found = std::ranges::find(kSuffixes, suffix);
  if (found == kSuffixes.end()) return std::nullopt;
  return kSectionOfSuffix[static_cast<std::size_t>(found - kSuffixes.begin())];
}

std::span<const std::string_view> suffixes() {
  return kSuffixes;
}

std::optional<SettingKind> find_setting(std::string_view section, std::string_view name) {
  const SectionTable* table = find_table(section);
  if (table == nullptr) return std::nullopt;
  const auto found = table->kinds.find(name);
  if (found == table->kinds.end()) return std::nullopt;
  return found->second;
}

std::span<const std::string_view> settings_of(std::string_view section) {
  const SectionTable* table = find_table(section);
  return table == nullptr ? std::span<const std::string_view>{} : std::span<const std::string_view>{table->names};
}

std::span<const std::string_view> choices_of(std::string_view name) {
  static const std::map<std::string_view, std::vector<std::string_view>> kChoices{
      {"CollectMode", {"inactive", "inactive-or-failed"}},
      {"DevicePolicy", {"auto", "closed", "strict"}},
      {"ExitType", {"main", "cgroup"}},
      {"KillMode", {"control-group", "process", "mixed", "none"}},
      {"NotifyAccess", {"none", "main", "exec", "all"}},
      {"OOMPolicy", {"continue", "stop", "kill"}},
      {"Restart", {"no", "always", "on-success", "on-failure", "on-abnormal", "on-abort", "on-watchdog"}},
      {"RestartMode", {"normal", "direct", "debug"}},
      {"TimeoutStartFailureMode", {"terminate", "abort", "kill"}},
      {"TimeoutStopFailureMode", {"terminate", "abort", "kill"}},
      {"Type", {"simple", "exec", "forking", "oneshot", "dbus", "notify", "notify-reload", "idle"}},
  };
  const auto found = kChoices.find(name);
  return found == kChoices.end() ? std::span<const std::string_view>{} : std::span{found->second};
}

}  // namespace stageplot::systemd
