# From dist\sgdesk to the setup program, signed where the certificate is given.
#   CERTIFICATE (a .pfx in base64), CERTIFICATE_PASSWORD;  packaging\windows\make_setup.ps1 -Version 1.2.3
param([Parameter(Mandatory = $true)][string]$Version)
$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location (Join-Path $PSScriptRoot '..\..')

function Find-Compiler {
    Get-ChildItem "${env:ProgramFiles(x86)}\Inno Setup *\ISCC.exe", "$env:ProgramFiles\Inno Setup *\ISCC.exe" -ErrorAction SilentlyContinue |
        Sort-Object FullName | Select-Object -Last 1 -ExpandProperty FullName
}
$iscc = Find-Compiler
if (-not $iscc) {
    choco install innosetup --no-progress --yes
    $iscc = Find-Compiler
}
if (-not $iscc) { throw 'Inno Setup is not here, and could not be installed.' }
$more = @()
$kept = Join-Path ([IO.Path]::GetTempPath()) 'sgdesk-signing.pfx'
try {
    if ($env:CERTIFICATE) {
        [IO.File]::WriteAllBytes($kept, [Convert]::FromBase64String($env:CERTIFICATE))
        $tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" | Sort-Object FullName | Select-Object -Last 1
        $how = @('sign', '/fd', 'sha256', '/tr', 'http://timestamp.digicert.com', '/td', 'sha256', '/f', $kept, '/p', $env:CERTIFICATE_PASSWORD)
        & $tool.FullName @how 'dist\sgdesk\sgdesk.exe' 'dist\sgdesk\sgdesk-window.exe'
        $quoted = ($how | ForEach-Object { '$q' + $_ + '$q' }) -join ' '
        $more = @("/Ssign=`$q$($tool.FullName)`$q $quoted `$f", '/DSigned=1')
    }
    else {
        Write-Output 'There is no certificate here: the setup program stays unsigned.'
    }
    & $iscc "/DVersion=$Version" @more 'packaging\windows\sgdesk.iss'
}
finally {
    Remove-Item $kept -ErrorAction SilentlyContinue
}
