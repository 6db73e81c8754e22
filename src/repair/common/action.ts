/** Tells an instruction from any other sentence: by the verb that it begins with, or that its first clause leads to. */

const verbs = new Set(
  `accept access activate add adjust allow allowlist apply approve archive assemble assign attach
   authenticate authorise authorize boot browse build calculate call change charge check choose
   clear click clone close collapse collect compare compile complete configure confirm connect
   consider construct contact continue convert copy create customise customize debug decide
   declare define delete deploy describe deselect detach determine disable discard disconnect
   dismiss double-click download drag draw drop duplicate edit email enable ensure enter examine
   exclude execute expand export extract fill filter finalise finalize find finish flash flip
   fold follow format gather generate get give go grab grant group hide highlight hit hold hover
   identify implement import include initialise initialize initiate insert inspect install
   integrate invite invoke keep label launch learn leave let lift link listen locate lock log
   log-in log-out login logout look make map mark merge migrate modify monitor mount move mute name
   navigate nominate note notify observe obtain open optionally organise organize override paste
   pause pay perform pick pin pinch place plan plug point power prepare press preview print proceed
   promote provide provision publish pull purchase push put query raise re-enter read reboot
   rebuild reconnect record recover recreate redeem reduce reenter refresh register reinstall
   reject relaunch release reload remove rename reopen repeat replace replicate reply report
   request rerun resend reset resize resolve restart restore resume retrieve retry return review
   revoke rewrite right-click rollback rotate run sample save scale scan schedule screw scroll
   seal search secure see select send set share show sign sign-in sign-up slide sort specify split start
   stop store submit subscribe swap swipe switch sync synchronise synchronize take tap test tick
   tie toggle transfer translate trigger trim troubleshoot trust try tune turn type unarchive
   unblock uncheck undo unfold uninstall unlink unlock unmute unpack unpin unplug unscrew
   unsubscribe untick unzip update upgrade upload use validate verify view visit wait watch
   whitelist withdraw wrap write zip zoom`.split(/\s+/)
)

const lead =
  /^(?:first|then|next|now|finally|please|optional|optionally|again|to begin|to start)\b[,:]?\s+/i
const clause =
  /^(?:after|at|before|by|for|from|if|in|inside|on|once|to|under|when|while|with|within)\b[^.;:]{1,160}?,\s+(?:then\s+|please\s+|just\s+|simply\s+)?/i

/** Whether `text` begins as an instruction does: “Click …”, “In the window, enter …”, “Go to …”. */
export function isInstruction(text: string): boolean {
  let rest = text.trim().replace(/^\(optional\)\s*/i, '')
  for (let turn = 0; turn < 3; turn++) {
    if (verbs.has(firstWord(rest))) return true
    const shorter = rest.replace(lead, '').replace(clause, '')
    if (shorter === rest) return false
    rest = shorter
  }
  return verbs.has(firstWord(rest))
}

function firstWord(text: string): string {
  return /^[\p{L}-]{1,30}/u.exec(text)?.[0].toLowerCase() ?? ''
}
