//! The words of the office's spreadsheets: Chinese, whatever language the pages are in, as the forms of the bureau are.

use eldercare_requests::RequestState;

/// The heads of the list of requests, in the order of its columns.
pub const REQUESTS: [&str; 13] = [
    "登记号",
    "状态",
    "收到时间（UTC）",
    "应回日期",
    "超期天数",
    "服务",
    "街道乡镇代码",
    "村居代码",
    "希望时间",
    "称呼",
    "电话",
    "先回电原因",
    "经办",
];

/// A state, as the pages of the desk say it.
#[must_use]
pub const fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Received => "待接",
        RequestState::Assigned => "办理中",
        RequestState::Reopened => "重新打开",
        RequestState::Done => "已回复",
        RequestState::Withdrawn => "已撤回",
    }
}
