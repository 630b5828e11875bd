; Inno Setup: a setup program for one person's account, without asking for an administrator.
; Build: iscc /DVersion=0.1.0 packaging\windows\sgdesk.iss   (after make bundle)
; Signing: give iscc a tool called "sign" (/Ssign=...) and /DSigned=1.
#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId={{6C6B3F0C-8B5E-4C58-9B0D-2C2F0D8B7A11}
AppName=sgdesk
AppVersion={#Version}
AppPublisher=The sgdesk contributors
DefaultDirName={localappdata}\Programs\sgdesk
DefaultGroupName=sgdesk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=sgdesk-{#Version}-setup
SetupIconFile=..\..\resources\icons\sgdesk.ico
UninstallDisplayIcon={app}\sgdesk.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
#ifdef Signed
SignTool=sign
SignedUninstaller=yes
#endif

[Files]
Source: "..\..\dist\sgdesk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\sgdesk"; Filename: "{app}\sgdesk.exe"
Name: "{userdesktop}\sgdesk"; Filename: "{app}\sgdesk.exe"; Tasks: desktop

[Tasks]
Name: desktop; Description: "A shortcut on the desktop"

[Registry]
Root: HKCU; Subkey: "Software\Classes\.sgdesk"; ValueType: string; ValueData: "sgdesk.organisation"; Flags: uninsdeletevalue
Root: HKCU; Subkey: "Software\Classes\sgdesk.organisation"; ValueType: string; ValueData: "sgdesk organisation"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\sgdesk.organisation\shell\open\command"; ValueType: string; ValueData: """{app}\sgdesk.exe"" ""%1"""

[Run]
Filename: "{app}\sgdesk.exe"; Description: "Open sgdesk"; Flags: nowait postinstall skipifsilent
