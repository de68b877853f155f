// Keeps a failure of one page from taking the whole console away.
import { React, core, h } from '../host.js'

export class ErrorBoundary extends React.Component {
  state = { fault: undefined }

  static getDerivedStateFromError(fault) {
    return { fault }
  }

  render() {
    if (!this.state.fault) return this.props.children
    return h(core.PageSection, { hasBodyWrapper: false },
      h(core.Alert, { isInline: true, variant: 'danger', title: 'This page failed' },
        `The hub goes on working. Reload the page. If it fails again, report this: ${this.state.fault.message}`))
  }
}
