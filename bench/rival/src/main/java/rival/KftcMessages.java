package rival;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The centre's messages, of whose answers only these fields are ever looked at. */
final class KftcMessages {
  private KftcMessages() {}

  @JsonNaming(SnakeCaseStrategy.class)
  record TokenAnswer(String accessToken, Long expiresIn, String rspCode) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record SendRequest(
      String cntrAccountType,
      String cntrAccountNum,
      String wdPassPhrase,
      String wdPrintContent,
      String nameCheckOption,
      String tranDtime,
      String reqCnt,
      List<SendRow> reqList) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record SendRow(
      String tranNo,
      String bankTranId,
      String bankCodeStd,
      String accountNum,
      String accountHolderName,
      String printContent,
      String tranAmt,
      String reqClientName,
      String reqClientBankCode,
      String reqClientAccountNum,
      String reqClientNum,
      String transferPurpose) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record ResultRequest(
      String checkType, String tranDtime, String reqCnt, List<ResultRow> reqList) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record ResultRow(
      String tranNo, String orgBankTranId, String orgBankTranDate, String orgTranAmt) {}

  /** The answer to a send and to an inquiry alike. */
  record TransferAnswer(
      @JsonProperty("rsp_code") String centre, @JsonProperty("res_list") List<AnswerRow> rows) {

    /** The one row of this transfer, or null. */
    AnswerRow rowOf(String railId) {
      return rows != null && rows.size() == 1 && railId.equals(rows.getFirst().railId())
          ? rows.getFirst()
          : null;
    }

    boolean isEmpty() {
      return rows == null || rows.isEmpty();
    }
  }

  record AnswerRow(
      @JsonProperty("bank_tran_id") String railId, @JsonProperty("bank_rsp_code") String bank) {}
}
