; Inno Setup: a setup program for one person's account, without asking for an administrator.
; Build: iscc /DVersion=1.2.3 packaging\windows\sgdesk.iss   (after make bundle)
; Signing: give iscc a tool called "sign" (/Ssign=...) and /DSigned=1.
#ifndef Version
  #error Name the version: iscc /DVersion=1.2.3 ...
#endif

[Setup]
AppId={{6C6B3F0C-8B5E-4C58-9B0D-2C2F0D8B7A11}
AppName=sgdesk
AppVersion={#Version}
AppVerName=sgdesk {#Version}
AppPublisher=The sgdesk contributors
VersionInfoVersion={#Version}
VersionInfoDescription=Sets up sgdesk
MinVersion=10.0.17763
DefaultDirName={localappdata}\Programs\sgdesk
DefaultGroupName=sgdesk
; The folder is not asked for: what an upgrade clears has to lie in one of the program's own.
DisableDirPage=yes
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
ChangesEnvironment=yes
CloseApplications=yes
RestartApplications=no
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=sgdesk-{#Version}-windows-setup
SetupIconFile=..\..\resources\icons\sgdesk.ico
UninstallDisplayName=sgdesk
UninstallDisplayIcon={app}\sgdesk-window.exe
VersionInfoProductName=sgdesk
VersionInfoProductVersion={#Version}
VersionInfoCompany=The sgdesk contributors
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
#ifdef Signed
SignTool=sign
SignedUninstaller=yes
#endif

; What an earlier version left behind would be loaded by this one. Organisation files never lie here.
[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\licences"

[Files]
Source: "..\..\dist\sgdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\sgdesk"; Filename: "{app}\sgdesk-window.exe"
Name: "{userdesktop}\sgdesk"; Filename: "{app}\sgdesk-window.exe"; Tasks: desktop

[Tasks]
Name: desktop; Description: "A shortcut on the desktop"
Name: path; Description: "The command sgdesk in every terminal"; Flags: unchecked

[Registry]
Root: HKCU; Subkey: "Software\Classes\.sgdesk"; ValueType: string; ValueData: "sgdesk.organisation"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\.sgdesk"; ValueType: string; ValueName: "Content Type"; ValueData: "application/x-sgdesk"; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\.sgdesk\OpenWithProgids"; ValueType: string; ValueName: "sgdesk.organisation"; ValueData: ""; Flags: uninsdeletevalue uninsdeletekeyifempty
Root: HKCU; Subkey: "Software\Classes\sgdesk.organisation"; ValueType: string; ValueData: "sgdesk organisation"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\sgdesk.organisation\DefaultIcon"; ValueType: string; ValueData: """{app}\sgdesk-window.exe"",0"
Root: HKCU; Subkey: "Software\Classes\sgdesk.organisation\shell\open\command"; ValueType: string; ValueData: """{app}\sgdesk-window.exe"" ""%1"""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Tasks: path; Check: IsNotOnPath

[Run]
Filename: "{app}\sgdesk-window.exe"; Description: "Open sgdesk"; Flags: nowait postinstall skipifsilent

[Code]
function Folders: String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Result) then
    Result := '';
end;

function IsNotOnPath: Boolean;
begin
  Result := Pos(';' + Lowercase(ExpandConstant('{app}')) + ';', ';' + Lowercase(Folders) + ';') = 0;
end;

procedure CurUninstallStepChanged(Step: TUninstallStep);
var
  Left, Own: String;
begin
  if (Step = usPostUninstall) and not IsNotOnPath then
  begin
    Left := ';' + Folders + ';';
    Own := ';' + ExpandConstant('{app}') + ';';
    StringChangeEx(Left, Own, ';', True);
    Left := Copy(Left, 2, Length(Left) - 2);
    RegWriteExpandStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Left);
  end;
end;
