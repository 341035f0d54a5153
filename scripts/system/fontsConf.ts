/**
 * Fontconfig rules of the virtual desk: a bare machine's default font is a bitmap-era one, and the
 * screenshots shall look as the app does on an agent's desktop. Monochrome symbols, no emoji font.
 */
export const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <test qual="any" name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong">
      <string>Inter</string>
      <string>Noto Sans</string>
    </edit>
  </match>
  <match target="pattern">
    <test qual="any" name="family"><string>system-ui</string></test>
    <edit name="family" mode="prepend" binding="strong">
      <string>Inter</string>
      <string>Noto Sans</string>
    </edit>
  </match>
</fontconfig>
`;
